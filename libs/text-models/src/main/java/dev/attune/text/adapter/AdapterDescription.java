package dev.attune.text.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TaskJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code adapter.json}.
 *
 * @param schema version of this record's form
 * @param heads the calibration of each output, in the task's order
 * @param weightsSha256 hash of {@code adapter.safetensors}, so that the two files cannot be mixed
 *     up
 */
@JsonPropertyOrder({
  "schema",
  "base",
  "pooling",
  "maxTokens",
  "task",
  "heads",
  "change",
  "weightsSha256"
})
record AdapterDescription(
    int schema,
    BaseModelReference base,
    String pooling,
    int maxTokens,
    JsonNode task,
    List<HeadDescription> heads,
    Change change,
    String weightsSha256) {

  static final int SCHEMA = 2;

  /** The kind of change inside the encoder; the last three for low-rank updates only. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String type, @Nullable Integer rank, @Nullable Float alpha, @Nullable List<String> targets) {

    static Change of(EncoderChange change) {
      return switch (change) {
        case EncoderChange.Lora(LoraWeights weights) ->
            new Change(
                change.type(),
                weights.rank(),
                weights.alpha(),
                weights.targets().stream().map(LoraTarget::id).toList());
        case EncoderChange.None none -> new Change(change.type(), null, null, null);
        case EncoderChange.Parameters parameters -> new Change(change.type(), null, null, null);
      };
    }
  }

  /** The form of the first schema: always a single-label task, with or without LoRA. */
  record First(
      int schema,
      String method,
      BaseModelReference base,
      String pooling,
      int maxTokens,
      List<String> labels,
      float temperature,
      @Nullable FirstLora lora,
      String weightsSha256) {

    AdapterDescription upgraded() {
      Change change =
          lora == null
              ? new Change(EncoderChange.None.TYPE, null, null, null)
              : new Change(EncoderChange.Lora.TYPE, lora.rank(), lora.alpha(), lora.targets());
      return new AdapterDescription(
          SCHEMA,
          base,
          pooling,
          maxTokens,
          TaskJson.write(new SingleLabel(labels)),
          List.of(new HeadDescription(temperature, null, null, null)),
          change,
          weightsSha256);
    }
  }

  record FirstLora(int rank, float alpha, List<String> targets) {}

  static AdapterDescription of(Adapter adapter, String weightsSha256) {
    return new AdapterDescription(
        SCHEMA,
        adapter.base(),
        adapter.pooling().id(),
        adapter.maxTokens(),
        TaskJson.write(adapter.task()),
        adapter.heads().stream().map(head -> HeadDescription.of(head.calibration())).toList(),
        Change.of(adapter.change()),
        weightsSha256);
  }
}
