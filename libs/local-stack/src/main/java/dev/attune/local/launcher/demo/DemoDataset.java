package dev.attune.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.local.LocalStackException;
import java.nio.file.Path;
import java.util.Map;

/** The demo's data set in one language, with one snapshot. */
final class DemoDataset {
  private final Http api;
  private final DemoLanguage language;
  private final DemoTexts texts;

  DemoDataset(Http api, DemoLanguage language, Path directory) {
    this.api = api;
    this.language = language;
    this.texts = DemoTexts.read(directory.resolve(language.feelings() + ".csv"));
  }

  int examples() {
    return texts.examples();
  }

  int labels() {
    return texts.labels().size();
  }

  /** Creates the data set, uploads the texts and takes a snapshot, each where it is missing. */
  int ensureSnapshot() {
    String path = DemoTenant.PATH + "/datasets/" + language.feelings();
    Http.Answer answer = api.get(path);
    JsonNode dataset = answer.isMissing() ? create() : answer.expect();
    if (dataset.path("latestSnapshot").isNumber()) {
      return dataset.path("latestSnapshot").asInt();
    }
    if (dataset.path("counts").path("total").asInt() < texts.examples()) {
      upload(path);
    }
    return api.post(path + "/snapshots", Map.of("splits", "column"))
        .expect()
        .path("number")
        .asInt();
  }

  private JsonNode create() {
    return api.post(
            DemoTenant.PATH + "/datasets",
            Map.of(
                "name", language.feelings(),
                "language", language.code(),
                "task", Map.of("type", "single-label", "labels", texts.labels()),
                "guidelines", language.guidelines()))
        .expect();
  }

  private void upload(String path) {
    JsonNode rejected = api.upload(path + "/examples", texts.file()).expect().path("rejected");
    if (!rejected.isEmpty()) {
      JsonNode first = rejected.get(0);
      throw new LocalStackException(
          "%s: line %s was rejected: %s"
              .formatted(texts.file(), first.path("line").asText(), first.path("reason").asText()));
    }
  }
}
