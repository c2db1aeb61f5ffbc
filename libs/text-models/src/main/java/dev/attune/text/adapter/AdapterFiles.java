package dev.attune.text.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import dev.attune.text.task.TaskJson;
import dev.attune.text.tensor.AtomicFile;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Sha256;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An adapter on disk: {@code adapter.safetensors} and {@code adapter.json}, written in this order.
 */
final class AdapterFiles {
  private static final String WEIGHTS = "adapter.safetensors";
  private static final String DESCRIPTION = "adapter.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private AdapterFiles() {}

  static void save(Adapter adapter, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path weights = directory.resolve(WEIGHTS);
    Safetensors.write(weights, adapter.tensors());
    var description = AdapterDescription.of(adapter, Sha256.of(weights));
    AtomicFile.write(
        directory.resolve(DESCRIPTION),
        out -> {
          out.write(JSON.writeValueAsBytes(description));
          out.write('\n');
        });
  }

  static Adapter load(Path directory) throws IOException {
    AdapterDescription description = description(directory.resolve(DESCRIPTION));
    Path weights = directory.resolve(WEIGHTS);
    SortedMap<String, Tensor> tensors = new TreeMap<>(Safetensors.read(weights));
    if (!Sha256.of(weights).equals(description.weightsSha256())) {
      throw new InvalidAdapterException(
          "%s is not the file that %s describes: its hash differs."
              .formatted(WEIGHTS, DESCRIPTION));
    }
    Task task = task(description);
    List<Head> heads = heads(description, task, tensors);
    EncoderChange change = change(description, tensors);
    if (change instanceof EncoderChange.None && !tensors.isEmpty()) {
      throw new InvalidAdapterException(
          "%s holds %s, for which the adapter has no use.".formatted(WEIGHTS, tensors.firstKey()));
    }
    return new Adapter(
        description.base(), pooling(description), description.maxTokens(), task, heads, change);
  }

  private static Task task(AdapterDescription description) {
    try {
      return TaskJson.read(description.task());
    } catch (IllegalArgumentException e) {
      throw new InvalidAdapterException(DESCRIPTION + ": " + e.getMessage(), e);
    }
  }

  private static List<Head> heads(
      AdapterDescription description, Task task, Map<String, Tensor> tensors) {
    List<Output> outputs = task.outputs();
    if (description.heads().size() != outputs.size()) {
      throw new InvalidAdapterException(
          "%s has %d heads where its task has %d outputs."
              .formatted(DESCRIPTION, description.heads().size(), outputs.size()));
    }
    List<Head> heads = new ArrayList<>();
    for (Output output : outputs) {
      Calibration calibration =
          description
              .heads()
              .get(heads.size())
              .calibration(output.task(), tensors.remove(Head.transitionsName(output.name())));
      heads.add(
          new Head(
              output.name(),
              output.task(),
              take(tensors, Head.weightName(output.name())),
              take(tensors, Head.biasName(output.name())),
              calibration));
    }
    return heads;
  }

  private static AdapterDescription description(Path file) throws IOException {
    AdapterDescription description;
    try {
      JsonNode tree = JSON.readTree(Files.readAllBytes(file));
      int schema = tree.path("schema").asInt();
      description =
          switch (schema) {
            case 1 -> {
              requirePresent("labels", tree.get("labels"));
              yield JSON.treeToValue(tree, AdapterDescription.First.class).upgraded();
            }
            case AdapterDescription.SCHEMA -> JSON.treeToValue(tree, AdapterDescription.class);
            default ->
                throw new InvalidAdapterException(
                    "%s has schema %d and this program reads schemas up to %d."
                        .formatted(DESCRIPTION, schema, AdapterDescription.SCHEMA));
          };
    } catch (NoSuchFileException e) {
      throw new InvalidAdapterException("The directory holds no " + DESCRIPTION + ".", e);
    } catch (JsonProcessingException e) {
      throw new InvalidAdapterException(
          DESCRIPTION + " is not valid JSON of the expected form.", e);
    }
    requirePresent("base", description.base());
    requirePresent("pooling", description.pooling());
    requirePresent("task", description.task());
    requirePresent("heads", description.heads());
    requirePresent("change", description.change());
    requirePresent("weightsSha256", description.weightsSha256());
    return description;
  }

  /** JSON may hold null where the record promises a value. */
  private static void requirePresent(String member, @Nullable Object value) {
    if (value == null) {
      throw new InvalidAdapterException(DESCRIPTION + " lacks " + member + ".");
    }
  }

  private static EncoderChange change(AdapterDescription description, Map<String, Tensor> tensors) {
    AdapterDescription.Change change = description.change();
    return switch (change.type()) {
      case EncoderChange.None.TYPE -> new EncoderChange.None();
      case EncoderChange.Lora.TYPE -> new EncoderChange.Lora(lora(change, tensors));
      case EncoderChange.Parameters.TYPE -> new EncoderChange.Parameters(tensors);
      default ->
          throw new InvalidAdapterException(
              "%s changes the encoder by '%s', which is unknown."
                  .formatted(DESCRIPTION, change.type()));
    };
  }

  private static LoraWeights lora(AdapterDescription.Change lora, Map<String, Tensor> tensors) {
    if (lora.rank() == null || lora.alpha() == null || lora.targets() == null) {
      throw new InvalidAdapterException(DESCRIPTION + " lacks a member of its LoRA updates.");
    }
    try {
      Set<LoraTarget> targets =
          lora.targets().stream().map(LoraTarget::of).collect(Collectors.toSet());
      return new LoraWeights(lora.rank(), lora.alpha(), targets, tensors);
    } catch (IllegalArgumentException e) {
      throw new InvalidAdapterException(DESCRIPTION + ": " + e.getMessage(), e);
    }
  }

  private static Pooling pooling(AdapterDescription description) {
    try {
      return Pooling.of(description.pooling());
    } catch (IllegalArgumentException e) {
      throw new InvalidAdapterException(DESCRIPTION + ": " + e.getMessage(), e);
    }
  }

  private static Tensor take(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.remove(name);
    if (tensor == null) {
      throw new InvalidAdapterException(WEIGHTS + " has no tensor " + name + ".");
    }
    return tensor;
  }
}
