package dev.attune.console.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The switches of language and theme, which keep the page. */
@Path("/-/preferences")
public class PreferencesResource {

  private static final int A_YEAR = 365 * 24 * 60 * 60;

  @POST
  public Response choose(
      @RestForm @Nullable String language,
      @RestForm @Nullable String theme,
      @RestForm @Nullable String to) {
    var answer = Response.seeOther(LocalPath.orHome(to));
    var chosen = Language.of(language);
    if (chosen != null) {
      answer.cookie(cookie(CurrentFrame.LANGUAGE_COOKIE, chosen.getCode()));
    }
    if (theme != null) {
      answer.cookie(cookie(CurrentFrame.THEME_COOKIE, Theme.of(theme).getCode()));
    }
    return answer.build();
  }

  private static NewCookie cookie(String name, String value) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(A_YEAR)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
