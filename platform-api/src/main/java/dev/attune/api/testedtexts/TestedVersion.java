package dev.attune.api.testedtexts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.Task;
import dev.attune.text.task.TaskJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version answered in its test.
 *
 * @param snapshot number of the snapshot in its data set
 * @param texts by the example's id, in the order of the test
 */
public record TestedVersion(int number, Task task, int snapshot, Map<String, Tested> texts) {

  /**
   * A text's right answer in that snapshot, and the version's.
   *
   * @param unknownWords the share of its words that no training text has, in per cent; null for
   *     versions from before it was kept
   * @param outputs how the answers were judged, in the order of the task's outputs; empty for
   *     versions from before that was kept
   */
  public record Tested(
      Gold gold, Gold answer, @Nullable Integer unknownWords, List<Judged> outputs) {}

  /**
   * How an answer was.
   *
   * @param right null where that cannot be told from what was kept
   * @param loss null where it was not kept
   * @param confidence null where it was not kept or answers have none
   */
  public record Judged(
      @Nullable Boolean right, @Nullable Double loss, @Nullable Double confidence) {}

  public TestedVersion {
    texts = Collections.unmodifiableMap(texts);
  }

  /**
   * @param task and {@code texts} as they are stored
   */
  static TestedVersion read(int number, JsonNode task, int snapshot, JsonNode texts) {
    Map<String, Tested> tested = new LinkedHashMap<>();
    for (JsonNode text : texts) {
      tested.put(
          text.path("example").asText(),
          new Tested(
              GoldJson.read(text.path("gold")),
              GoldJson.read(text.path("answer")),
              text.has("unknownWords") ? text.get("unknownWords").asInt() : null,
              judged(text.path("outputs"))));
    }
    return new TestedVersion(number, TaskJson.read(task), snapshot, tested);
  }

  private static List<Judged> judged(JsonNode outputs) {
    List<Judged> judged = new ArrayList<>();
    for (JsonNode output : outputs) {
      judged.add(
          new Judged(
              output.path("right").asBoolean(),
              number(output.path("loss")),
              number(output.path("confidence"))));
    }
    return judged;
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }
}
