package dev.attune.text.torch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.TestModels;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNetworkTest {
  private static final List<String> TEXTS =
      List.of(
          "I waited two hours and nobody called me back.",
          "Thank you!",
          "孩子终于睡着了，我也松了一口气。",
          "The exam is tomorrow and my hands will not stop shaking, whatever I try to think of.");

  private static final List<Targets> LABELS =
      List.of(
          new Targets.Numbers(
              List.of(
                  new float[] {1, 0, 0},
                  new float[] {0, 1, 0},
                  new float[] {0, 0, 1},
                  new float[] {1, 0, 0})));

  @ParameterizedTest
  @CsvSource({
    "minilm-l6-en, all-minilm-l6-v2.onnx",
    "bge-small-en, bge-small-en-v1.5.onnx",
    "bge-small-zh, bge-small-zh-v1.5.onnx"
  })
  void pooled_texts_agree_with_onnx_runtime_on_the_original_file(String name, String file)
      throws IOException, OrtException {
    BaseModel base = TestModels.open(name);
    List<long[]> rows = base.tokenizer().encodeAll(TEXTS).stream().map(Encoding::ids).toList();
    float[][] pooled;
    try (TrainableModule module =
        TrainableModule.load(network(base, null, 0, Arithmetic.FLOAT32))) {
      pooled = module.pool(new TokenBatch(rows));
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (InputStream onnx = requireNonNull(TextNetworkTest.class.getResourceAsStream("/" + file));
        OrtSession session = environment.createSession(onnx.readAllBytes())) {
      for (int i = 0; i < rows.size(); i++) {
        float[] expected = reference(environment, session, rows.get(i), base.info().pooling());
        assertThat(pooled[i]).containsExactly(expected, within(1e-4f));
      }
    }
  }

  @Test
  void gradients_agree_with_differences_of_the_loss() throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    TokenBatch batch = batch(base);
    List<Targets> labels = LABELS;
    LoraWeights lora = lora(base, LoraTarget.DEFAULT);
    try (TrainableModule module =
        TrainableModule.load(network(base, lora, 0, Arithmetic.FLOAT32))) {
      module.accumulate(batch, labels, 1);
      List<Tensor> gradients =
          Stream.of(LoraTarget.QUERY.nameOfA(0), LoraTarget.VALUE.nameOfB(5), "classifier.weight")
              .map(module::gradient)
              .toList();
      for (Tensor gradient : gradients) {
        Tensor before = module.trained(gradient.name());
        double norm = norm(gradient);
        double step = 0.02 / norm;
        double ahead = lossAt(module, batch, labels, before, gradient, step);
        double behind = lossAt(module, batch, labels, before, gradient, -step);
        module.restore(List.of(before));
        assertThat((ahead - behind) / (2 * step))
            .as(gradient.name())
            .isCloseTo(norm * norm, within(0.02 * norm * norm));
      }
    }
  }

  @Test
  void the_text_for_another_device_asks_for_nothing_that_only_a_processor_has() throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    TextNetwork network = network(base, lora(base, LoraTarget.DEFAULT), 0.1, Arithmetic.BFLOAT16);

    assertThat(network.archive(Device.CUDA).code())
        .contains("torch.Generator(device=torch.device(\"cuda:0\")")
        .doesNotContain("mkldnn", "device=None")
        .doesNotContainPattern(
            "torch\\.layer_norm\\((?!torch\\.to\\(.{1,400}, 6\\), |torch\\.add\\(words, places\\), )");
    assertThat(new ContrastiveNetwork(network, Contrast.COSINE).archive(Device.CUDA).code())
        .doesNotContain("mkldnn", "device=None");
    assertThat(new HeadNetwork(network.heads(), 384, 0.5).archive(Device.CUDA).code())
        .doesNotContain("mkldnn", "device=None");
  }

  @Test
  void the_text_for_another_device_computes_the_same() throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    TextNetwork network =
        network(base, lora(base, EnumSet.allOf(LoraTarget.class)), 0.1, Arithmetic.FLOAT32);
    try (TrainableModule here = TrainableModule.load(network, Device.CPU);
        TrainableModule there = TrainableModule.load(network, Device.CUDA)) {
      float[][] expected = here.infer(batch(base))[0];
      float[][] actual = there.infer(batch(base))[0];
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).containsExactly(expected[i], within(1e-4f));
      }
    }
  }

  @Test
  void brain_floats_change_the_loss_by_little() throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    LoraWeights lora = lora(base, EnumSet.allOf(LoraTarget.class));
    double exact = loss(network(base, lora, 0, Arithmetic.FLOAT32), base);
    assertThat(loss(network(base, lora, 0, Arithmetic.BFLOAT16), base))
        .isCloseTo(exact, within(0.02 * exact));
  }

  @Test
  void gradients_of_every_parameter_in_brain_floats_point_where_the_exact_ones_do()
      throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    List<Tensor> exact = gradients(base, Arithmetic.FLOAT32);
    List<Tensor> rounded = gradients(base, Arithmetic.BFLOAT16);
    double product = 0;
    for (int i = 0; i < exact.size(); i++) {
      float[] left = exact.get(i).data();
      float[] right = rounded.get(i).data();
      for (int j = 0; j < left.length; j++) {
        product += left[j] * (double) right[j];
      }
    }
    double norms = Math.sqrt(exact.stream().mapToDouble(t -> Math.pow(norm(t), 2)).sum());
    norms *= Math.sqrt(rounded.stream().mapToDouble(t -> Math.pow(norm(t), 2)).sum());
    assertThat(exact).hasSizeGreaterThan(100);
    assertThat(product / norms).isGreaterThan(0.99);
  }

  private static List<Tensor> gradients(BaseModel base, Arithmetic arithmetic) throws IOException {
    TextNetwork some = network(base, null, 0, arithmetic);
    TextNetwork all =
        new TextNetwork(
            some.encoder(),
            some.encoderWeights(),
            null,
            some.pooling(),
            some.heads(),
            name -> true,
            0,
            arithmetic);
    try (TrainableModule module = TrainableModule.load(all)) {
      module.accumulate(batch(base), LABELS, 1);
      return module.trained().stream().map(tensor -> module.gradient(tensor.name())).toList();
    }
  }

  @Test
  void padding_does_not_change_a_text() throws IOException {
    BaseModel base = TestModels.open("bge-small-en");
    List<long[]> rows = base.tokenizer().encodeAll(TEXTS).stream().map(Encoding::ids).toList();
    try (TrainableModule module =
        TrainableModule.load(network(base, null, 0, Arithmetic.FLOAT32))) {
      float[] alone = module.infer(new TokenBatch(List.of(rows.get(1))))[0][0];
      float[] padded = module.infer(new TokenBatch(rows))[0][1];
      assertThat(padded).containsExactly(alone, within(1e-5f));
    }
  }

  private static double loss(TextNetwork network, BaseModel base) throws IOException {
    try (TrainableModule module = TrainableModule.load(network)) {
      return module.accumulate(batch(base), LABELS, 1);
    }
  }

  private static double lossAt(
      TrainableModule module,
      TokenBatch batch,
      List<Targets> labels,
      Tensor start,
      Tensor direction,
      double distance) {
    float[] moved = start.data().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (direction.data()[i] * distance);
    }
    module.restore(List.of(new Tensor(start.name(), start.shape(), moved)));
    return module.accumulate(batch, labels, 1);
  }

  private static double norm(Tensor tensor) {
    double sum = 0;
    for (float value : tensor.data()) {
      sum += value * (double) value;
    }
    return Math.sqrt(sum);
  }

  private static TokenBatch batch(BaseModel base) throws IOException {
    return new TokenBatch(base.tokenizer().encodeAll(TEXTS).stream().map(Encoding::ids).toList());
  }

  private static TextNetwork network(
      BaseModel base, @Nullable LoraWeights lora, double dropout, Arithmetic arithmetic)
      throws IOException {
    int hidden = base.info().hiddenSize();
    SplittableRandom random = new SplittableRandom(3);
    return new TextNetwork(
        base.info(),
        base.tensors().values(),
        lora,
        base.info().pooling(),
        List.of(
            new TrainedHead(
                Tensor.of("classifier.weight", normal(3 * hidden, 0.1, random), 3, hidden),
                Tensor.of("classifier.bias", new float[3], 3),
                false,
                Loss.CROSS_ENTROPY)),
        name -> name.contains(".lora_"),
        dropout,
        arithmetic);
  }

  private static LoraWeights lora(BaseModel base, Iterable<LoraTarget> targets) {
    SplittableRandom random = new SplittableRandom(7);
    List<Tensor> tensors = new ArrayList<>();
    EnumSet<LoraTarget> chosen = EnumSet.noneOf(LoraTarget.class);
    for (LoraTarget target : targets) {
      chosen.add(target);
      int in = target.inputSize(base.info());
      int out = target.outputSize(base.info());
      for (int layer = 0; layer < base.info().layers(); layer++) {
        tensors.add(Tensor.of(target.nameOfA(layer), normal(4 * in, 0.05, random), 4, in));
        tensors.add(Tensor.of(target.nameOfB(layer), normal(4 * out, 0.05, random), out, 4));
      }
    }
    return LoraWeights.of(4, 8, chosen, tensors);
  }

  private static float[] normal(int count, double deviation, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  private static float[] reference(
      OrtEnvironment environment, OrtSession session, long[] ids, Pooling pooling)
      throws OrtException {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (var tokens = OnnxTensor.createTensor(environment, new long[][] {ids});
        var mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        var types = OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        var result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      float[][] states = ((float[][][]) result.get(0).getValue())[0];
      if (pooling == Pooling.CLS) {
        return states[0];
      }
      float[] mean = new float[states[0].length];
      for (float[] state : states) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += state[i] / states.length;
        }
      }
      return mean;
    }
  }
}
