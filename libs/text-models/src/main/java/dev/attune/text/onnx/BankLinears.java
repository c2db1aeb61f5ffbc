package dev.attune.text.onnx;

import static dev.attune.text.onnx.OnnxGraph.attribute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products with the low-rank update in 32-bit floats that each row picks for query and value from
 * the adapter bank: {@code y = x W + (x A) B}.
 */
final class BankLinears implements Linears {
  private final OnnxGraph graph;
  private final Linears plain;
  private final Map<String, Update> updates = new HashMap<>();
  private final Map<BankInput, List<String>> inner = new HashMap<>();

  BankLinears(OnnxGraph graph, Linears plain, List<BankInput> bank) {
    this.graph = graph;
    this.plain = plain;
    for (int i = 0; i < bank.size(); i += 3) {
      String self = "encoder.layer.%d.attention.self.".formatted(bank.get(i).layer());
      updates.put(self + "query", new Update(bank.get(i), 0, bank.get(i + 1)));
      updates.put(self + "value", new Update(bank.get(i), 1, bank.get(i + 2)));
    }
  }

  @Override
  public String product(String input, String name) {
    String product = plain.product(input, name);
    Update update = updates.get(name);
    if (update == null) {
      return product;
    }
    String down =
        inner.computeIfAbsent(update.down(), bank -> down(input, bank)).get(update.part());
    String up = graph.node("MatMul", List.of(down, ofRow(update.up())));
    return graph.node("Add", List.of(product, up));
  }

  /** The two down-projections of a layer, which are one product. */
  private List<String> down(String input, BankInput bank) {
    String both = graph.node("MatMul", List.of(input, ofRow(bank)));
    return graph.split(both, 2, attribute("axis", 2));
  }

  private String ofRow(BankInput input) {
    return graph.node(
        "Gather", List.of(input.name(), EncoderGraph.ROW_SLOTS), attribute("axis", 0));
  }

  private record Update(BankInput down, int part, BankInput up) {}
}
