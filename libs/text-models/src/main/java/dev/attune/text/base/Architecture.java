package dev.attune.text.base;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A family of encoders. They differ in the names of their parameters and in what comes before the
 * first layer; the layers are the same. Everywhere in this library parameters have BERT's names.
 */
public enum Architecture {
  BERT("bert", "bert."),
  /** BERT whose first token stands at the position behind that of padding. */
  ROBERTA("roberta", "roberta."),
  /** RoBERTa with a vocabulary of a hundred languages. */
  XLM_ROBERTA("xlm-roberta", "roberta."),
  /** BERT without token types, under names of its own. */
  DISTILBERT("distilbert", "distilbert."),
  /** BERT whose embeddings may be narrower than its layers, with a linear in between. */
  ELECTRA("electra", "electra.");

  private static final List<Renaming> DISTILBERT_NAMES =
      List.of(
          new Renaming("encoder.layer.", "transformer.layer."),
          new Renaming(".attention.self.query.", ".attention.q_lin."),
          new Renaming(".attention.self.key.", ".attention.k_lin."),
          new Renaming(".attention.self.value.", ".attention.v_lin."),
          new Renaming(".attention.output.dense.", ".attention.out_lin."),
          new Renaming(".attention.output.LayerNorm.", ".sa_layer_norm."),
          new Renaming(".intermediate.dense.", ".ffn.lin1."),
          new Renaming(".output.dense.", ".ffn.lin2."),
          new Renaming(".output.LayerNorm.", ".output_layer_norm."));

  /** What the first published checkpoints call the two parameters of a layer normalisation. */
  private static final List<Renaming> OLD_NORM_NAMES =
      List.of(
          new Renaming("LayerNorm.weight", "LayerNorm.gamma"),
          new Renaming("LayerNorm.bias", "LayerNorm.beta"));

  private final String id;
  private final String prefix;

  Architecture(String id, String prefix) {
    this.id = id;
    this.prefix = prefix;
  }

  /** The {@code model_type} in {@code config.json}. */
  public String id() {
    return id;
  }

  /** What stands before the encoder's names in a checkpoint that holds a head as well. */
  public String prefix() {
    return prefix;
  }

  /** The name that a parameter has in this family's checkpoints, without the prefix. */
  public String nativeName(String parameter) {
    return this == DISTILBERT ? renamed(parameter, DISTILBERT_NAMES) : parameter;
  }

  /** Every name under which a checkpoint may hold a parameter, the likeliest first. */
  List<String> storedNames(String parameter) {
    String name = nativeName(parameter);
    String old = renamed(name, OLD_NORM_NAMES);
    return Stream.of(name, prefix + name, old, prefix + old).distinct().toList();
  }

  /** The family of a {@code model_type}, if it is one of these. */
  static Optional<Architecture> of(String id) {
    return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
  }

  /** The families for a message. */
  static String ids() {
    return Arrays.stream(values()).map(Architecture::id).collect(Collectors.joining(", "));
  }

  private static String renamed(String name, List<Renaming> renamings) {
    String result = name;
    for (Renaming renaming : renamings) {
      result = result.replace(renaming.from, renaming.to);
    }
    return result;
  }

  private record Renaming(String from, String to) {}
}
