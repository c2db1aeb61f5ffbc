package dev.attune.console.models;

import dev.attune.console.platform.models.Deployment;
import dev.attune.console.platform.models.ModelsApi.NewDeployment;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.Form;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form that says which versions are to serve. */
final class DeploymentForm {

  private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?");

  private DeploymentForm() {}

  /**
   * The form with what serves now, or with the version that somebody wants to promote; other
   * versions stay canary and shadow.
   */
  static Form begin(@Nullable Deployment now, @Nullable Integer wanted) {
    var production = wanted != null ? wanted : now == null ? null : now.production();
    var tried = now == null ? null : now.canary();
    var canary = tried == null || Objects.equals(tried.version(), wanted) ? null : tried;
    var shadow = now == null || Objects.equals(now.shadow(), wanted) ? null : now.shadow();
    return Form.empty()
        .with("production", production == null ? "" : production.toString())
        .with("canary", canary == null ? "" : Integer.toString(canary.version()))
        .with("percent", canary == null ? "10" : Integer.toString(canary.percent()))
        .with("shadow", shadow == null ? "" : shadow.toString())
        .with("pinned", now != null && now.pinned() ? "on" : "");
  }

  static Form keep(DeploymentEntry entered) {
    return Form.empty()
        .with("production", entered.production())
        .with("canary", entered.canary())
        .with("percent", entered.percent())
        .with("shadow", entered.shadow())
        .with("pinned", entered.pinned());
  }

  /** What stands where the form asks for versions. */
  static List<String> asked(Form form) {
    return List.of(form.value("production"), form.value("canary"), form.value("shadow"));
  }

  /** What is to serve; null when the form says what is wrong with it. */
  static @Nullable NewDeployment read(Form form, List<Version> versions, DeploymentMessages words) {
    var production = number(form.value("production"), versions);
    if (production == null) {
      form.error("production", words.versionWrong());
    }
    var pinned = form.has("pinned", "on");
    var shadow = shadow(form, versions, words);
    if (form.value("canary").isEmpty()) {
      return form.isWrong() ? null : new NewDeployment(production, null, shadow, pinned);
    }
    var canary = number(form.value("canary"), versions);
    if (canary == null) {
      form.error("canary", words.versionWrong());
    } else if (canary.equals(production)) {
      form.error("canary", words.canarySame());
    }
    if (!PERCENT.matcher(form.value("percent")).matches()) {
      form.error("percent", words.percentWrong());
    }
    if (form.isWrong() || canary == null) {
      return null;
    }
    var share = new Deployment.Canary(canary, Integer.parseInt(form.value("percent")));
    return new NewDeployment(production, share, shadow, pinned);
  }

  private static @Nullable Integer shadow(
      Form form, List<Version> versions, DeploymentMessages words) {
    if (form.value("shadow").isEmpty()) {
      return null;
    }
    var shadow = number(form.value("shadow"), versions);
    if (shadow == null) {
      form.error("shadow", words.versionWrong());
    } else if (form.has("production", shadow.toString()) || form.has("canary", shadow.toString())) {
      form.error("shadow", words.shadowSame());
    }
    return shadow;
  }

  private static @Nullable Integer number(String entered, List<Version> versions) {
    return versions.stream()
        .map(Version::number)
        .filter(number -> Integer.toString(number).equals(entered))
        .findFirst()
        .orElse(null);
  }
}
