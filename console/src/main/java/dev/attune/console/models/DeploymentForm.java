package dev.attune.console.models;

import dev.attune.console.platform.models.Deployment;
import dev.attune.console.platform.models.ModelsApi.NewDeployment;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.Form;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form that says which versions are to serve. */
final class DeploymentForm {

  private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?");

  private DeploymentForm() {}

  /** The form with what serves now, or with the version that somebody wants to promote. */
  static Form begin(@Nullable Deployment now, @Nullable Integer wanted) {
    var production = wanted != null ? wanted : now == null ? null : now.production();
    var canary = now == null || wanted != null ? null : now.canary();
    return Form.empty()
        .with("production", production == null ? "" : production.toString())
        .with("canary", canary == null ? "" : Integer.toString(canary.version()))
        .with("percent", canary == null ? "10" : Integer.toString(canary.percent()));
  }

  static Form keep(@Nullable String production, @Nullable String canary, @Nullable String percent) {
    return Form.empty()
        .with("production", production)
        .with("canary", canary)
        .with("percent", percent);
  }

  /** What is to serve, the shadow unchanged; null when the form says what is wrong with it. */
  static @Nullable NewDeployment read(
      Form form, List<Version> versions, @Nullable Deployment now, DeploymentMessages words) {
    var production = number(form.value("production"), versions);
    if (production == null) {
      form.error("production", words.versionWrong());
    }
    var shadow = now == null ? null : now.shadow();
    if (form.value("canary").isEmpty()) {
      return form.isWrong() ? null : new NewDeployment(production, null, shadow);
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
    return new NewDeployment(production, share, shadow);
  }

  private static @Nullable Integer number(String entered, List<Version> versions) {
    return versions.stream()
        .map(Version::number)
        .filter(number -> Integer.toString(number).equals(entered))
        .findFirst()
        .orElse(null);
  }
}
