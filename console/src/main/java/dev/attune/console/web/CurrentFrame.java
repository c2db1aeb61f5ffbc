package dev.attune.console.web;

import dev.attune.console.platform.tenants.Tenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Puts the frame of the current request together. */
@RequestScoped
public class CurrentFrame {

  public static final String LANGUAGE_COOKIE = "attune_lang";
  public static final String THEME_COOKIE = "attune_theme";

  private final RoutingContext routing;
  private final SecurityIdentity identity;
  private final Assets assets;
  private @Nullable Tenant tenant;

  public CurrentFrame(RoutingContext routing, SecurityIdentity identity, Assets assets) {
    this.routing = routing;
    this.identity = identity;
    this.assets = assets;
  }

  /** The page belongs to this organisation. */
  public void enter(Tenant tenant) {
    this.tenant = tenant;
  }

  public Frame get() {
    return new Frame(
        tenant,
        person(),
        language(),
        Theme.of(cookie(routing, THEME_COOKIE)),
        routing.request().uri(),
        assets.version());
  }

  /** What the reader chose, else the organisation's language, else what the browser asks for. */
  public Language language() {
    var own = tenant == null ? null : Language.of(tenant.locale());
    return own != null && chosen(routing) == null ? own : language(routing);
  }

  /** The language of a request that belongs to no organisation, or to none yet. */
  static Language language(RoutingContext routing) {
    var chosen = chosen(routing);
    return chosen != null ? chosen : Language.preferred(wanted(routing));
  }

  private static @Nullable Language chosen(RoutingContext routing) {
    return Language.of(cookie(routing, LANGUAGE_COOKIE));
  }

  private static List<Locale> wanted(RoutingContext routing) {
    return routing.acceptableLanguages().stream()
        .map(language -> Locale.forLanguageTag(language.value()))
        .toList();
  }

  private static @Nullable String cookie(RoutingContext routing, String name) {
    var cookie = routing.request().getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  private @Nullable String person() {
    if (identity.isAnonymous()) {
      return null;
    }
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      String email = token.getClaim("email");
      if (email != null) {
        return email;
      }
    }
    return identity.getPrincipal().getName();
  }
}
