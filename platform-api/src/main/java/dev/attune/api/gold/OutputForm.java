package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of answer is written. Its brief form is the value that rows have: a label, a list of
 * labels, a list of entities, an object of values. The stored form is an object that names it.
 */
sealed interface OutputForm permits LabelForm, LabelSetForm, EntitiesForm, ValuesForm {
  static OutputForm of(OutputTask task) {
    return switch (task) {
      case SingleLabelTask single -> new LabelForm(single.goldLabels());
      case MultiLabelTask multi -> new LabelSetForm(multi.labels());
      case TokenTask token -> new EntitiesForm(token.labels());
      case RegressionTask regression -> new ValuesForm(regression.outputs());
    };
  }

  /** The member of the stored form, which an object of JSON Lines may have as well. */
  String member();

  /** Columns of a table in which the brief form stands; empty when a table has no place for it. */
  List<String> columns();

  /** The brief form among the members of a row; null when it is not there. */
  default @Nullable JsonNode find(Map<String, JsonNode> row, String suffix) {
    return row.get(member() + suffix);
  }

  /**
   * The stored form of a brief one.
   *
   * @param text what is answered, for offsets
   */
  ObjectNode stored(JsonNode brief, String text) throws BadGoldException;

  /** The cells of a table by column, from the stored form. */
  Map<String, String> cells(JsonNode stored);
}
