package dev.attune.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of an organisation that has more of everything than a list shows at once: 101 models,
 * of which only the last by name serves, and 260 versions of that one, of which the oldest serve.
 */
final class SampleFleet {

  static final String SLUG = "fleet";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVING = "nightly";
  private static final int OTHERS = 100;
  private static final int VERSIONS = 260;
  private static final String LONG_AGO = "2026-11-01T10:00:00Z";
  private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d+)");
  private static final Pattern AFTER = Pattern.compile("(?:^|&)after=(\\d+)");

  private SampleFleet() {}

  /** What is at an address of the models; null when there is no such thing. */
  static @Nullable JsonNode find(List<String> rest, String query) {
    if (rest.size() == 1) {
      return page(models(), query);
    }
    if (!rest.get(1).equals(SERVING)) {
      return null;
    }
    if (rest.size() == 2) {
      return model(SERVING)
          .put("latestVersion", VERSIONS)
          .put("production", 1)
          .<ObjectNode>set("deployment", deployed());
    }
    return switch (rest.getLast()) {
      case "versions" -> page(versions(), query);
      case "history" -> page(List.of(deployed(), deployedBefore()), query);
      case "deployment" -> status();
      default -> rest.get(2).equals("versions") ? version(rest.getLast()) : null;
    };
  }

  private static List<ObjectNode> models() {
    var others = IntStream.rangeClosed(1, OTHERS).mapToObj(i -> model("model-%03d".formatted(i)));
    var serving = model(SERVING).put("latestVersion", VERSIONS).put("production", 1);
    return Stream.concat(others, Stream.of(serving)).toList();
  }

  private static ObjectNode model(String name) {
    return JSON.createObjectNode().put("name", name).put("createdAt", LONG_AGO);
  }

  /** What serves: the three oldest versions, kept loaded. */
  private static ObjectNode deployed() {
    var deployment = deployment(2).put("shadow", 3).put("pinned", true);
    deployment.putObject("canary").put("version", 2).put("percent", 10);
    return deployment;
  }

  /** What served before: the oldest version alone. */
  private static ObjectNode deployedBefore() {
    return deployment(1).putNull("canary").putNull("shadow").put("pinned", false);
  }

  private static ObjectNode deployment(int revision) {
    return JSON.createObjectNode()
        .put("production", 1)
        .put("revision", revision)
        .put("updatedBy", "ling@example.org")
        .put("updatedAt", LONG_AGO);
  }

  private static ObjectNode status() {
    var status = deployed();
    var gateways = status.putObject("gateways").put("running", 0).put("serving", 0).put("idle", 0);
    gateways.putArray("items");
    status.putArray("trials");
    return status;
  }

  private static List<ObjectNode> versions() {
    return IntStream.range(0, VERSIONS).mapToObj(i -> version(VERSIONS - i)).toList();
  }

  private static @Nullable ObjectNode version(String number) {
    return versions().stream()
        .filter(version -> version.path("number").asText().equals(number))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode version(int number) {
    var version =
        JSON.createObjectNode()
            .put("model", SERVING)
            .put("number", number)
            .put("method", "head")
            .put("baseModel", "minilm-l6-en")
            .put("createdAt", LONG_AGO);
    version.putObject("metrics");
    var task = version.putObject("task").put("type", "single-label");
    task.putArray("labels").add("joy").add("anger");
    return version;
  }

  /** A part of a list as the API gives it out; its cursor is where the next part begins. */
  private static ObjectNode page(List<ObjectNode> all, String query) {
    var from = number(AFTER, query, 0);
    var to = Math.min(all.size(), from + number(LIMIT, query, 50));
    var page = JSON.createObjectNode();
    page.putArray("items").addAll(all.subList(from, to));
    return to < all.size() ? page.put("next", Integer.toString(to)) : page.putNull("next");
  }

  private static int number(Pattern parameter, String query, int otherwise) {
    var sent = parameter.matcher(query);
    return sent.find() ? Integer.parseInt(sent.group(1)) : otherwise;
  }
}
