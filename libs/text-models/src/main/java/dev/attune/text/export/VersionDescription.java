package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the weights do not say about an exported version: how its logits become answers. The {@code
 * reading} of an output says it in words, with the names of the members that it needs.
 */
final class VersionDescription {
  private VersionDescription() {}

  /**
   * @param classes for each output, what {@code transformers} reads it with
   * @param withoutOnnx why there are no ONNX files, where there are none
   */
  static Map<String, Object> of(
      BaseModelInfo base,
      Adapter adapter,
      List<ExportedOutput> exported,
      List<String> classes,
      Optional<String> withoutOnnx) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("task", adapter.task().type());
    description.put("baseModel", base.name());
    description.put("baseModelLicence", base.licence());
    description.put("pooling", adapter.pooling().id());
    description.put("maxTokens", adapter.maxTokens());
    withoutOnnx.ifPresent(reason -> description.put("withoutOnnx", reason));
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (int i = 0; i < exported.size(); i++) {
      ExportedOutput one = exported.get(i);
      Head head = one.head().original();
      Map<String, Object> output = new LinkedHashMap<>();
      output.put("name", one.head().output());
      output.put("type", head.task().type());
      output.put("logits", one.head().names());
      output.put("folder", one.folder());
      output.put("class", classes.get(i));
      if (withoutOnnx.isEmpty()) {
        output.put("onnxOutput", one.onnx());
      }
      output.putAll(answers(head));
      outputs.add(output);
    }
    description.put("outputs", outputs);
    return description;
  }

  private static Map<String, Object> answers(Head head) {
    return switch (head.calibration()) {
      case Calibration.Label label -> label((SingleLabel) head.task(), label);
      case Calibration.LabelSet set -> labelSet(set);
      case Calibration.Tokens tokens -> tokens(tokens, head.width());
      case Calibration.Values values -> values((Regression) head.task(), values);
    };
  }

  private static Map<String, Object> label(SingleLabel task, Calibration.Label calibration) {
    Map<String, Object> answers = new LinkedHashMap<>();
    String reading =
        "The softmax of the logits gives the labels' probabilities. The likeliest label is the answer";
    if (calibration.threshold().isPresent()) {
      answers.put("refuseBelow", calibration.threshold().getAsDouble());
      reading +=
          ", unless its probability is below refuseBelow: then none of the labels is taken to fit";
    }
    reading += ".";
    if (task.outOfScope().isPresent()) {
      answers.put("outOfScope", task.outOfScope().get());
      reading +=
          " outOfScope is what the data says of a text that none of the labels fits; it has no logit.";
    }
    answers.put("reading", reading);
    return answers;
  }

  private static Map<String, Object> labelSet(Calibration.LabelSet calibration) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("thresholds", calibration.thresholds());
    answers.put(
        "reading",
        "The sigmoid of a logit is its label's probability. A label is given when that is its number in thresholds or more.");
    return answers;
  }

  private static Map<String, Object> tokens(Calibration.Tokens calibration, int tags) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("temperature", calibration.temperature());
    String reading =
        "A word has the logits of its first token. The answer is the sequence of tags with the largest sum of logits";
    Tensor transitions = calibration.transitions();
    if (transitions != null) {
      answers.put("transitions", transitions.data());
      answers.put("transitionsShape", transitions.shape());
      reading +=
          " and transitions: a step from a word's tag to the next word's adds transitions[before * %d + tag], and the first word's tag adds that of row %d"
              .formatted(tags, tags);
    }
    answers.put(
        "reading",
        reading
            + ". I-x stands only behind B-x or I-x. A sequence's probability is the softmax, over all such sequences, of its sum divided by temperature.");
    return answers;
  }

  private static Map<String, Object> values(Regression task, Calibration.Values calibration) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("scales", task.scales());
    answers.put("halfWidths", calibration.halfWidths());
    answers.put(
        "reading",
        "A logit is a value in the unit of its scale, to be kept between the min and max that scales has for it. In 90 of 100 texts the true value is at most its number in halfWidths away.");
    return answers;
  }
}
