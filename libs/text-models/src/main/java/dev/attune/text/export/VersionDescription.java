package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the weights do not say about an exported version: how its logits become answers. */
final class VersionDescription {
  private VersionDescription() {}

  static Map<String, Object> of(BaseModelInfo base, Adapter adapter, Map<String, String> classes) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("task", adapter.task().type());
    description.put("baseModel", base.name());
    description.put("baseModelLicence", base.licence());
    description.put("pooling", adapter.pooling().id());
    description.put("maxTokens", adapter.maxTokens());
    List<Map<String, Object>> outputs = new ArrayList<>();
    List<Map.Entry<String, String>> folders = List.copyOf(classes.entrySet());
    for (int i = 0; i < adapter.heads().size(); i++) {
      Head head = adapter.heads().get(i);
      Map<String, Object> output = new LinkedHashMap<>();
      output.put("name", PlainHead.of(head).output());
      output.put("type", head.task().type());
      output.put("logits", PlainHead.of(head).names());
      output.put("folder", folders.get(i).getKey());
      output.put("class", folders.get(i).getValue());
      output.putAll(reading(head.calibration()));
      outputs.add(output);
    }
    description.put("outputs", outputs);
    return description;
  }

  private static Map<String, Object> reading(Calibration calibration) {
    Map<String, Object> reading = new LinkedHashMap<>();
    switch (calibration) {
      case Calibration.Label label -> {
        if (label.threshold().isPresent()) {
          reading.put("refuseBelow", label.threshold().getAsDouble());
        }
      }
      case Calibration.LabelSet set -> reading.put("thresholds", set.thresholds());
      case Calibration.Tokens(float temperature, Tensor transitions) -> {
        reading.put("temperature", temperature);
        if (transitions != null) {
          reading.put("transitions", transitions.data());
        }
      }
      case Calibration.Values values -> reading.put("halfWidths", values.halfWidths());
    }
    return reading;
  }
}
