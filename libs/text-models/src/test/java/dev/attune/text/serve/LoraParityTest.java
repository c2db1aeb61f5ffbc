package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoraParityTest {
  private static final ServingOptions OPTIONS = new ServingOptions(16, 192L << 20, 512);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16})
  void an_adapter_of_any_rank_gives_what_merged_weights_give(int rank) throws Exception {
    BaseModel base = TestModels.open("minilm-l6-en");
    assertSameAsMerged(base, RandomAdapters.lora(base.info(), rank, rank));
  }

  @Test
  void an_adapter_on_the_query_alone_gives_what_merged_weights_give() throws Exception {
    BaseModel base = TestModels.open("bge-small-zh");
    assertSameAsMerged(base, RandomAdapters.lora(base.info(), 3, 8, Set.of(LoraTarget.QUERY)));
  }

  @Test
  void updates_of_every_linear_or_of_a_higher_rank_give_what_merged_weights_give()
      throws Exception {
    BaseModel base = TestModels.open("bge-small-zh");
    assertSameAsMerged(
        base, RandomAdapters.lora(base.info(), 3, 2, EnumSet.allOf(LoraTarget.class)));
  }

  private void assertSameAsMerged(BaseModel base, Adapter adapter) throws Exception {
    BaseModel merged = merged(base, adapter.lora().orElseThrow());
    var onMerged =
        new Adapter(
            BaseModelReference.to(merged.info()),
            adapter.pooling(),
            adapter.maxTokens(),
            adapter.task(),
            adapter.heads(),
            new EncoderChange.None());
    try (var session = ServingSession.open(base, OPTIONS);
        var mergedSession = ServingSession.open(merged, OPTIONS);
        var slot = session.load(adapter);
        var mergedSlot = mergedSession.load(onMerged);
        var plainSlot = session.load(withoutLora(adapter))) {
      List<RowAnswer> actual = session.predict(Texts.MIXED.stream().map(slot::row).toList());
      List<RowAnswer> expected =
          mergedSession.predict(Texts.MIXED.stream().map(mergedSlot::row).toList());
      List<RowAnswer> plain = session.predict(Texts.MIXED.stream().map(plainSlot::row).toList());
      for (int i = 0; i < actual.size(); i++) {
        float[] probabilities = Vectors.of(actual.get(i));
        assertThat(Vectors.distance(probabilities, Vectors.of(expected.get(i)))).isLessThan(1e-4);
        assertThat(Vectors.distance(probabilities, Vectors.of(plain.get(i))))
            .as("the adapter changes something")
            .isGreaterThan(1e-3);
      }
    }
  }

  private static Adapter withoutLora(Adapter adapter) {
    return new Adapter(
        adapter.base(),
        adapter.pooling(),
        adapter.maxTokens(),
        adapter.task(),
        adapter.heads(),
        new EncoderChange.None());
  }

  private BaseModel merged(BaseModel base, LoraWeights lora) throws Exception {
    Path target = Files.createDirectory(directory.resolve("merged"));
    for (String file : List.of("config.json", "tokenizer.json")) {
      Files.copy(TestModels.ROOT.resolve(base.info().name()).resolve(file), target.resolve(file));
    }
    Map<String, Tensor> weights = base.tensors();
    for (int layer = 0; layer < base.info().layers(); layer++) {
      for (LoraTarget loraTarget : lora.targets()) {
        String name = "encoder.layer.%d.%s.weight".formatted(layer, loraTarget.module());
        weights.computeIfPresent(name, add(lora, loraTarget, layer));
      }
    }
    Safetensors.write(target.resolve("model.safetensors"), weights.values());
    return BaseModel.open(target);
  }

  private static BiFunction<String, Tensor, Tensor> add(
      LoraWeights lora, LoraTarget target, int layer) {
    float[] a = lora.a(layer, target).data();
    float[] b = lora.b(layer, target).data();
    return (name, weight) -> {
      int in = (int) weight.shape()[1];
      float[] merged = weight.data().clone();
      for (int i = 0; i < merged.length; i++) {
        double update = 0;
        for (int inner = 0; inner < lora.rank(); inner++) {
          update += (double) b[i / in * lora.rank() + inner] * a[inner * in + i % in];
        }
        merged[i] += (float) (lora.scale() * update);
      }
      return new Tensor(name, weight.shape(), merged);
    };
  }
}
