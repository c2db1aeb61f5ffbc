package dev.attune.local.launcher.demo;

import dev.attune.local.keycloak.KeycloakClient;
import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.Part;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes the demo tenant, trains and deploys its models and shows a prediction per language. What
 * exists is left as it is.
 */
public final class Demo {
  /** The password of the demo accounts, on local machines only. */
  private static final String PASSWORD = "attune";

  private final Installation installation;
  private final Addresses addresses;
  private final Screen screen;

  public Demo(Installation installation, Screen screen) {
    this.installation = installation;
    this.addresses = installation.addresses();
    this.screen = screen;
  }

  public void run() {
    String token =
        new KeycloakClient(addresses.url(Part.KEYCLOAK)).personToken(DemoTenant.OWNER, PASSWORD);
    Http api = new Http(addresses.url(Part.PLATFORM_API), token);
    screen.line("");
    new DemoTenant(api).ensure();
    screen.done("tenant demo", "with an owner, a manager, two annotators and an auditor");
    train(api);
    DemoApiKey key = new DemoApiKey(api, installation.home());
    DemoPrediction prediction =
        new DemoPrediction(addresses.url(Part.INFERENCE_GATEWAY), key, screen);
    for (DemoLanguage language : DemoLanguage.values()) {
      prediction.show(language);
    }
    explain();
  }

  private void train(Http api) {
    Path texts = installation.home().checkout().resolve("demo");
    Map<DemoLanguage, String> runs = new EnumMap<>(DemoLanguage.class);
    for (DemoLanguage language : DemoLanguage.values()) {
      DemoModel model = new DemoModel(api, language, screen);
      if (model.isDeployed()) {
        screen.done(language.feelings(), "is in production");
        continue;
      }
      DemoDataset dataset = new DemoDataset(api, language, texts);
      int snapshot = dataset.ensureSnapshot();
      screen.done(
          "data set " + language.code(),
          dataset.examples() + " texts, " + dataset.labels() + " feelings, snapshot " + snapshot);
      runs.put(language, model.ensureRun(snapshot));
    }
    runs.forEach((language, run) -> new DemoModel(api, language, screen).deploy(run));
  }

  private void explain() {
    screen.line("");
    screen.line(
        "  Sign in to the console as " + screen.bold(DemoTenant.OWNER) + ", password attune");
    screen.line(
        screen.dim(
            "  also manager@, annotator1@, annotator2@, auditor@demo.example,"
                + " newcomer@example.org, operator@attune.example"));
    screen.line("");
    screen.line("  Try a text of your own:");
    screen.line(
        "    curl -s "
            + addresses.url(Part.INFERENCE_GATEWAY)
            + "/v1/tenants/demo/models/feelings-en/predict \\");
    screen.line("      -H \"Authorization: Bearer $(cat .attune/secrets/demo-api-key)\" \\");
    screen.line(
        "      -H 'Content-Type: application/json' -d '{\"inputs\":[{\"text\":\"I did it!\"}]}'");
    screen.line("  and the API behind the console:");
    screen.line(
        "    curl -s " + addresses.url(Part.PLATFORM_API) + "/api/v1/tenants/demo/models \\");
    screen.line("      -H \"Authorization: Bearer $(./attune token " + DemoTenant.OWNER + ")\"");
  }
}
