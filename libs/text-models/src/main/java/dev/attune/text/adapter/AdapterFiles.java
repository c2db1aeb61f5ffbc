package dev.attune.text.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.AtomicFile;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Sha256;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

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
    var head =
        new ClassificationHead(
            description.labels(),
            take(tensors, ClassificationHead.WEIGHT),
            take(tensors, ClassificationHead.BIAS),
            description.temperature());
    LoraWeights lora = lora(description, tensors);
    if (lora == null && !tensors.isEmpty()) {
      throw new InvalidAdapterException(
          "%s holds %s, which an adapter without LoRA has no use for."
              .formatted(WEIGHTS, tensors.firstKey()));
    }
    var adapter =
        new Adapter(description.base(), pooling(description), description.maxTokens(), head, lora);
    if (!adapter.method().id().equals(description.method())) {
      throw new InvalidAdapterException(
          "%s says method '%s' but describes '%s'."
              .formatted(DESCRIPTION, description.method(), adapter.method().id()));
    }
    return adapter;
  }

  private static AdapterDescription description(Path file) throws IOException {
    AdapterDescription description;
    try {
      description = JSON.readValue(Files.readAllBytes(file), AdapterDescription.class);
    } catch (NoSuchFileException e) {
      throw new InvalidAdapterException("The directory holds no " + DESCRIPTION + ".", e);
    } catch (JsonProcessingException e) {
      throw new InvalidAdapterException(
          DESCRIPTION + " is not valid JSON of the expected form.", e);
    }
    if (description.schema() != AdapterDescription.SCHEMA) {
      throw new InvalidAdapterException(
          "%s has schema %d and this program reads schema %d."
              .formatted(DESCRIPTION, description.schema(), AdapterDescription.SCHEMA));
    }
    requirePresent("base", description.base());
    requirePresent("pooling", description.pooling());
    requirePresent("labels", description.labels());
    requirePresent("weightsSha256", description.weightsSha256());
    return description;
  }

  /** JSON may hold null where the record promises a value. */
  private static void requirePresent(String member, @Nullable Object value) {
    if (value == null) {
      throw new InvalidAdapterException(DESCRIPTION + " lacks " + member + ".");
    }
  }

  private static @Nullable LoraWeights lora(
      AdapterDescription description, Map<String, Tensor> tensors) {
    AdapterDescription.Lora lora = description.lora();
    if (lora == null) {
      return null;
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
