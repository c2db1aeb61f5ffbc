package dev.attune.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.Task;
import dev.attune.text.task.TaskJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a version answered in its test.
 *
 * @param snapshot number of the snapshot in its data set
 * @param texts by the example's id, in the order of the test
 */
record TestedVersion(int number, Task task, int snapshot, Map<String, Tested> texts) {

  /** A text's right answer in that snapshot, and the version's. */
  record Tested(Gold gold, Gold answer) {}

  TestedVersion {
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
          new Tested(GoldJson.read(text.path("gold")), GoldJson.read(text.path("answer"))));
    }
    return new TestedVersion(number, TaskJson.read(task), snapshot, tested);
  }
}
