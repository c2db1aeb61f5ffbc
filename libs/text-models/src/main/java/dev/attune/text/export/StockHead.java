package dev.attune.text.export;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A head under the names and in the form that the classes of {@code transformers} have.
 *
 * <p>For whole texts those classes put a linear and a function between the first token's vector and
 * the head. A head here is linear, so that part is given weights with which it does nothing that
 * matters: tanh gets numbers so small that it is a straight line there, ReLU and GELU get numbers
 * so large.
 */
final class StockHead {
  /** Below it, tanh(x) and x differ by less than 32-bit floats can tell. */
  private static final int STRAIGHT_BITS = 12;

  /** Above it, GELU(x) and x are the same 32-bit float. */
  private static final double STRAIGHT_FROM = 8;

  private final BaseModelInfo info;
  private final Map<String, Tensor> encoder;

  StockHead(BaseModelInfo info, Map<String, Tensor> encoder) {
    this.info = info;
    this.encoder = encoder;
  }

  /** The beginning of the names of this family's classes. */
  String classPrefix() {
    return switch (info.encoder().architecture()) {
      case BERT -> "Bert";
      case ROBERTA -> "Roberta";
      case XLM_ROBERTA -> "XLMRoberta";
      case DISTILBERT -> "DistilBert";
      case ELECTRA -> "Electra";
    };
  }

  /** The tensors of {@code ...ForTokenClassification}. */
  List<Tensor> ofTokens(PlainHead head) {
    return List.of(
        head.weight().renamed("classifier.weight"), head.bias().renamed("classifier.bias"));
  }

  /** The tensors of {@code ...ForSequenceClassification}, which reads the first token. */
  List<Tensor> ofTexts(PlainHead head) {
    return switch (info.encoder().architecture()) {
      case BERT -> small(head, "bert.pooler.dense", "classifier");
      case ROBERTA, XLM_ROBERTA -> small(head, "classifier.dense", "classifier.out_proj");
      case DISTILBERT -> large(head, "pre_classifier", "classifier");
      case ELECTRA -> large(head, "classifier.dense", "classifier.out_proj");
    };
  }

  /**
   * The linear behind the first token that the bare encoder has in some families. Nothing reads it
   * when texts are pooled by the mean; without it {@code transformers} would draw it at random and
   * warn of that.
   */
  List<Tensor> unreadPooler() {
    return switch (info.encoder().architecture()) {
      case BERT, ROBERTA, XLM_ROBERTA ->
          List.of(diagonal("pooler.dense.weight", 0), same("pooler.dense.bias", 0));
      case DISTILBERT, ELECTRA -> List.of();
    };
  }

  private List<Tensor> small(PlainHead head, String before, String last) {
    float scale = (float) Math.scalb(1, -(STRAIGHT_BITS + Math.getExponent(largest()) + 1));
    Tensor weight = head.weight();
    float[] data = weight.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] /= scale;
    }
    return List.of(
        diagonal(before + ".weight", scale),
        same(before + ".bias", 0),
        new Tensor(last + ".weight", weight.shape(), data),
        head.bias().renamed(last + ".bias"));
  }

  private List<Tensor> large(PlainHead head, String before, String last) {
    float shift = (float) Math.scalb(1, Math.getExponent(largest() + STRAIGHT_FROM) + 1);
    Tensor weight = head.weight();
    float[] bias = head.bias().data().clone();
    int width = info.hiddenSize();
    for (int row = 0; row < bias.length; row++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += weight.data()[row * width + i];
      }
      bias[row] -= (float) (shift * sum);
    }
    return List.of(
        diagonal(before + ".weight", 1),
        same(before + ".bias", shift),
        weight.renamed(last + ".weight"),
        Tensor.of(last + ".bias", bias, bias.length));
  }

  /** No number that leaves the last layer normalisation is larger. */
  private double largest() {
    String norm = "encoder.layer.%d.output.LayerNorm.".formatted(info.layers() - 1);
    float[] weight = parameter(norm + "weight");
    float[] bias = parameter(norm + "bias");
    double largest = 1;
    for (int i = 0; i < weight.length; i++) {
      double bound = Math.abs(weight[i]) * Math.sqrt(weight.length - 1.0) + Math.abs(bias[i]);
      largest = Math.max(largest, bound);
    }
    return largest;
  }

  private float[] parameter(String name) {
    Tensor tensor = encoder.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("The weights lack " + name + ".");
    }
    return tensor.data();
  }

  private Tensor diagonal(String name, float value) {
    int width = info.hiddenSize();
    float[] data = new float[width * width];
    for (int i = 0; i < width; i++) {
      data[i * width + i] = value;
    }
    return Tensor.of(name, data, width, width);
  }

  private Tensor same(String name, float value) {
    float[] data = new float[info.hiddenSize()];
    Arrays.fill(data, value);
    return Tensor.of(name, data, data.length);
  }
}
