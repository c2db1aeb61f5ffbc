package dev.attune.console.web;

import dev.attune.console.platform.tenants.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around a page says: who reads it, in which organisation, language and theme.
 *
 * @param tenant the organisation of the page; null outside of one
 * @param person e-mail or name of who is signed in; null for nobody
 * @param path where the page is, with its query, to come back to
 * @param assets version of our own scripts and styles
 */
public record Frame(
    @Nullable Tenant tenant,
    @Nullable String person,
    Language language,
    Theme theme,
    String path,
    String assets) {

  public boolean signedIn() {
    return person != null;
  }

  public boolean inTenant() {
    return tenant != null;
  }

  /** The organisation of the page, which must have one. */
  public Tenant here() {
    if (tenant == null) {
      throw new IllegalStateException("The page belongs to no organisation");
    }
    return tenant;
  }

  /** The path of a page of this organisation. */
  public String to(String page) {
    return "/" + here().slug() + (page.isEmpty() ? "" : "/" + page);
  }

  /** Whether the page lies in a place of the rail; the empty place is the overview. */
  public boolean at(String place) {
    if (tenant == null) {
      return false;
    }
    var home = "/" + tenant.slug();
    var plain = path.split("[?#]", 2)[0];
    return place.isEmpty()
        ? plain.equals(home) || plain.equals(home + "/")
        : plain.equals(home + "/" + place) || plain.startsWith(home + "/" + place + "/");
  }

  public List<Language> languages() {
    return List.of(Language.values());
  }

  public List<Theme> themes() {
    return List.of(Theme.values());
  }
}
