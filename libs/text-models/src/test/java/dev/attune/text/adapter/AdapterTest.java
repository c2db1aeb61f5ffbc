package dev.attune.text.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.SafetensorsException;
import dev.attune.text.tensor.Sha256;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTest {
  private static final BaseModelInfo BASE = base("tiny", "abc", 4);

  private static final List<String> LABELS = List.of("喜悦", "anger", "fear");

  @TempDir Path directory;

  @Test
  void a_saved_adapter_is_loaded_as_it_was() throws Exception {
    Adapter adapter = adapter(lora(2, EnumSet.allOf(LoraTarget.class)));
    adapter.save(directory);
    assertThat(Adapter.load(directory)).isEqualTo(adapter);
    assertThat(adapter.lora()).isPresent();
    adapter.verifyAgainst(BASE);
  }

  @Test
  void an_adapter_without_lora_is_loaded_as_it_was() throws Exception {
    Adapter adapter = adapter(null);
    adapter.save(directory);
    assertThat(Adapter.load(directory)).isEqualTo(adapter);
    assertThat(adapter.lora()).isEmpty();
    adapter.verifyAgainst(BASE);
  }

  @Test
  void a_file_of_the_first_schema_is_loaded_as_single_label() throws Exception {
    Adapter adapter = adapter(lora(2, LoraTarget.DEFAULT));
    adapter.save(directory);
    Files.writeString(
        directory.resolve("adapter.json"),
        """
        {"schema":1,"method":"lora","base":{"name":"tiny","sha256":"abc"},"pooling":"cls","maxTokens":16,
         "labels":["喜悦","anger","fear"],"temperature":1.7,
         "lora":{"rank":2,"alpha":4.0,"targets":["query","value"]},"weightsSha256":"%s"}
        """
            .formatted(Sha256.of(directory.resolve("adapter.safetensors"))));
    assertThat(Adapter.load(directory)).isEqualTo(adapter);
  }

  @Test
  void saving_twice_gives_the_same_bytes() throws Exception {
    Adapter adapter = adapter(lora(2, LoraTarget.DEFAULT));
    adapter.save(directory.resolve("one"));
    adapter.save(directory.resolve("two"));
    for (String file : List.of("adapter.json", "adapter.safetensors")) {
      assertThat(directory.resolve("one").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("two").resolve(file));
    }
  }

  @Test
  void another_base_model_is_refused() {
    Adapter adapter = adapter(null);
    assertThatThrownBy(() -> adapter.verifyAgainst(base("other", "abc", 4)))
        .isInstanceOf(InvalidAdapterException.class)
        .hasMessage("The adapter was trained on the base model tiny, not on other.");
    assertThatThrownBy(() -> adapter.verifyAgainst(base("tiny", "abd", 4)))
        .hasMessage("The adapter was trained on a tiny with hash abc; the one here has abd.");
    assertThatThrownBy(() -> adapter.verifyAgainst(base("tiny", "abc", 6)))
        .hasMessage("The adapter's head takes vectors of 4 numbers; tiny makes them of 6.");
  }

  @Test
  void a_missing_lora_tensor_is_named() {
    LoraWeights whole = lora(2, LoraTarget.DEFAULT);
    List<Tensor> tensors = new ArrayList<>(whole.tensors().values());
    Tensor removed = tensors.removeFirst();
    Adapter adapter = adapter(LoraWeights.of(2, 4, whole.targets(), tensors));
    assertThatThrownBy(() -> adapter.verifyAgainst(BASE))
        .hasMessage("The adapter has no tensor " + removed.name() + ".");
  }

  @Test
  void a_lora_tensor_too_many_is_noticed() {
    LoraWeights whole = lora(2, LoraTarget.DEFAULT);
    List<Tensor> tensors = new ArrayList<>(whole.tensors().values());
    tensors.add(Tensor.of("encoder.layer.2.attention.self.query.lora_A", new float[8], 2, 4));
    Adapter adapter = adapter(LoraWeights.of(2, 4, whole.targets(), tensors));
    assertThatThrownBy(() -> adapter.verifyAgainst(BASE))
        .hasMessage(
            "The adapter has 9 LoRA tensors where 2 layers with the targets query, value need 8.");
  }

  @Test
  void a_lora_tensor_of_another_rank_is_named() {
    LoraWeights wrong =
        LoraWeights.of(3, 4, LoraTarget.DEFAULT, lora(2, LoraTarget.DEFAULT).tensors().values());
    Adapter adapter = adapter(wrong);
    assertThatThrownBy(() -> adapter.verifyAgainst(BASE))
        .hasMessageMatching(
            "The adapter's tensor .*lora_A\\[2, 4] should have the shape \\[3, 4].");
  }

  @Test
  void weights_that_are_not_numbers_are_refused() {
    Head head = head();
    head.bias().data()[1] = Float.NaN;
    assertThatThrownBy(() -> adapter(head, new EncoderChange.None()))
        .hasMessage("The adapter's tensor classifier.bias holds NaN.");
  }

  @Test
  void a_head_that_does_not_fit_its_labels_is_refused() {
    Tensor weight = Tensor.of("w", new float[8], 2, 4);
    Tensor bias = Tensor.of("b", new float[3], 3);
    Calibration calibration = new Calibration.Label(1);
    assertThatThrownBy(() -> new Head("", new SingleLabel(LABELS), weight, bias, calibration))
        .hasMessage("The head's weight w[2, 4] does not fit 3 logits.");
    assertThatThrownBy(
            () -> new Head("", new MultiLabel(LABELS), head().weight(), head().bias(), calibration))
        .hasMessage("The head's calibration does not fit a multi-label task with 3 logits.");
    assertThatThrownBy(() -> new Calibration.Label(0))
        .hasMessage("The temperature is 0.0, not positive.");
  }

  @Test
  void swapped_weights_are_noticed() throws Exception {
    adapter(lora(2, LoraTarget.DEFAULT)).save(directory);
    Adapter other = adapter(lora(2, LoraTarget.DEFAULT), 0.5f);
    other.save(directory.resolve("other"));
    Files.copy(
        directory.resolve("other/adapter.safetensors"),
        directory.resolve("adapter.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Adapter.load(directory))
        .hasMessage(
            "adapter.safetensors is not the file that adapter.json describes: its hash differs.");
  }

  @Test
  void cut_weights_are_noticed() throws Exception {
    adapter(null).save(directory);
    Path weights = directory.resolve("adapter.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 4));
    assertThatThrownBy(() -> Adapter.load(directory)).isInstanceOf(SafetensorsException.class);
  }

  @Test
  void a_description_that_is_missing_or_wrong_is_explained() throws Exception {
    assertThatThrownBy(() -> Adapter.load(directory))
        .hasMessage("The directory holds no adapter.json.");
    adapter(lora(2, LoraTarget.DEFAULT)).save(directory);
    assertDescriptionRefused("\"schema\" : 2", "\"schema\" : 9", "schema 9");
    assertDescriptionRefused("\"query\"", "\"queries\"", "Unknown LoRA target 'queries'");
    assertDescriptionRefused("\"cls\"", "\"max\"", "Unknown pooling 'max'");
    assertDescriptionRefused("\"lora\",", "\"prefix\",", "by 'prefix', which is unknown");
    assertDescriptionRefused("\"single-label\"", "\"none\"", "The task's type is 'none'");
    assertDescriptionRefused("\"pooling\" : \"cls\",", "", "lacks pooling");
    assertDescriptionRefused("\"pooling\" : \"cls\"", "\"pooling\" : null", "lacks pooling");
    assertDescriptionRefused("{", "", "schema 0");
    assertDescriptionRefused("}", "", "not valid JSON");
  }

  private void assertDescriptionRefused(String text, String replacement, String reason)
      throws IOException {
    Path file = directory.resolve("adapter.json");
    String sound = Files.readString(file);
    assertThat(sound).contains(text);
    Files.writeString(file, sound.replace(text, replacement));
    assertThatThrownBy(() -> Adapter.load(directory))
        .isInstanceOf(InvalidAdapterException.class)
        .hasMessageContaining(reason);
    Files.writeString(file, sound);
  }

  @Test
  void lora_weights_without_use_are_noticed() throws Exception {
    Adapter adapter = adapter(null);
    adapter.save(directory);
    List<Tensor> tensors = new ArrayList<>(adapter.tensors());
    tensors.add(Tensor.of("stray", new float[1], 1));
    Path weights = directory.resolve("adapter.safetensors");
    Path description = directory.resolve("adapter.json");
    String before = Sha256.of(weights);
    Safetensors.write(weights, tensors);
    Files.writeString(
        description, Files.readString(description).replace(before, Sha256.of(weights)));
    assertThatThrownBy(() -> Adapter.load(directory)).hasMessageContaining("holds stray");
  }

  private static Adapter adapter(@Nullable LoraWeights lora) {
    return adapter(lora, 1.25f);
  }

  private static Adapter adapter(@Nullable LoraWeights lora, float firstWeight) {
    Head head = head();
    head.weight().data()[0] = firstWeight;
    return adapter(head, lora == null ? new EncoderChange.None() : new EncoderChange.Lora(lora));
  }

  private static Adapter adapter(Head head, EncoderChange change) {
    return new Adapter(reference(), Pooling.CLS, 16, head.task(), List.of(head), change);
  }

  private static Head head() {
    return new Head(
        "",
        new SingleLabel(LABELS),
        Tensor.of("w", new float[12], 3, 4),
        Tensor.of("b", new float[] {0.1f, 0.2f, 0.3f}, 3),
        new Calibration.Label(1.7f));
  }

  private static LoraWeights lora(int rank, Set<LoraTarget> targets) {
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < BASE.layers(); layer++) {
      for (LoraTarget target : targets) {
        int in = target.inputSize(BASE);
        int out = target.outputSize(BASE);
        tensors.add(Tensor.of(target.nameOfA(layer), new float[rank * in], rank, in));
        tensors.add(Tensor.of(target.nameOfB(layer), new float[out * rank], out, rank));
      }
    }
    return LoraWeights.of(rank, 2f * rank, targets, tensors);
  }

  private static BaseModelReference reference() {
    return BaseModelReference.to(BASE);
  }

  private static BaseModelInfo base(String name, String sha256, int hiddenSize) {
    EncoderShape shape = EncoderShape.bert(2, hiddenSize, 8, 2, 11, 16, 1e-12);
    return new BaseModelInfo(name, "en", shape, 500, Pooling.CLS, "MIT", "test", sha256);
  }
}
