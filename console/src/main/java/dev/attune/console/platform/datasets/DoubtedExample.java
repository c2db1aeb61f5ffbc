package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.platform.datasets.LabelErrors.Doubt;
import java.util.List;

/**
 * An example with all that is doubted of its answer.
 *
 * @param doubts one for each output whose label is probably wrong, at least one
 */
public record DoubtedExample(List<Doubt> doubts) {

  /** Its whole answer, as it was given. */
  public JsonNode answer() {
    return doubts.getFirst().answer();
  }

  /** The same, to be shown. */
  public Gold given() {
    return Gold.read(answer());
  }

  /** Whether several outputs are doubted. */
  public boolean isSeveral() {
    return doubts.size() > 1;
  }

  /** Its whole answer with what is likely for each output. */
  public JsonNode corrected() {
    JsonNode all = doubts.getFirst().corrected().deepCopy();
    for (Doubt doubt : doubts.subList(1, doubts.size())) {
      ((ObjectNode) all.get("outputs"))
          .set(doubt.output(), doubt.corrected().get("outputs").get(doubt.output()));
    }
    return all;
  }

  /** The same, to be shown. */
  public Gold likely() {
    return Gold.read(corrected());
  }
}
