package dev.attune.text.torch;

import dev.attune.text.kernel.RowUpdates;
import java.util.List;

/** Emits what {@link RowUpdates} add to query and value. */
final class RowUpdatesText {
  /** The arguments that the method takes for them, in this order. */
  static final List<String> ARGUMENTS = List.of("picks", "down", "up_query", "up_value");

  private static final String END = "9223372036854775807";

  private RowUpdatesText() {}

  static void ranks(MethodText method) {
    method.let("rank", "torch.size(up_query, 2)");
  }

  /** Emits the product of a layer's input with the down-projections. */
  static void down(MethodText method, int layer, String input) {
    method.let("thin" + layer, "torch.bmm(%s, %s)".formatted(input, picked("down", layer)));
  }

  /** The expression of a layer's query with what its update adds. */
  static String query(int layer, String query) {
    return added(query, slice(layer, "0", "rank"), picked("up_query", layer));
  }

  /** The same of its value. */
  static String value(int layer, String value) {
    return added(value, slice(layer, "rank", END), picked("up_value", layer));
  }

  private static String added(String product, String thin, String up) {
    return "torch.add(%s, torch.bmm(%s, %s))".formatted(product, thin, up);
  }

  private static String slice(int layer, String from, String to) {
    return "torch.slice(thin%d, 2, %s, %s)".formatted(layer, from, to);
  }

  private static String picked(String matrices, int layer) {
    return "torch.index_select(torch.select(%s, 0, %d), 0, picks)".formatted(matrices, layer);
  }
}
