package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.text.JavaProgram;
import dev.attune.text.TestModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseModelStoreTest {
  private static final PackagedModel CHINESE =
      PackagedModel.ALL.stream()
          .filter(model -> model.name().equals("bge-small-zh"))
          .findFirst()
          .orElseThrow();

  @TempDir Path root;

  @Test
  void the_packaged_models_are_listed_with_their_sizes_and_licences() throws Exception {
    assertThat(TestModels.store().list())
        .extracting(
            BaseModelInfo::name,
            BaseModelInfo::language,
            BaseModelInfo::layers,
            BaseModelInfo::hiddenSize,
            BaseModelInfo::heads,
            BaseModelInfo::parameters,
            BaseModelInfo::pooling,
            BaseModelInfo::licence)
        .containsExactly(
            tuple("bge-small-en", "en", 12, 384, 12, 33_212_160L, Pooling.CLS, "MIT"),
            tuple("bge-small-zh", "zh", 4, 512, 8, 23_691_264L, Pooling.CLS, "MIT"),
            tuple("minilm-l6-en", "en", 6, 384, 12, 22_565_376L, Pooling.MEAN, "Apache-2.0"));
  }

  @Test
  void a_second_installation_changes_nothing() throws Exception {
    var store = new BaseModelStore(root);
    store.install(List.of(CHINESE));
    Path weights = root.resolve("bge-small-zh/model.safetensors");
    FileTime installed = Files.getLastModifiedTime(weights);
    Object fileKey = Files.readAttributes(weights, "unix:ino").get("ino");
    store.install(List.of(CHINESE));
    assertThat(Files.getLastModifiedTime(weights)).isEqualTo(installed);
    assertThat(Files.readAttributes(weights, "unix:ino").get("ino")).isEqualTo(fileKey);
  }

  @Test
  void two_processes_install_at_once_and_both_find_the_same_model() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(JavaProgram.start(InstallChinese.class, root));
    }
    List<String> hashes = new ArrayList<>();
    for (Process process : processes) {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      hashes.add(output.substring(output.lastIndexOf('\n') + 1));
    }
    assertThat(hashes).containsOnly(new BaseModelStore(root).open("bge-small-zh").info().sha256());
    assertThat(visible(root)).containsExactly(root.resolve("bge-small-zh"));
  }

  @Test
  void two_conversions_give_the_same_bytes() throws Exception {
    var one = new BaseModelStore(root.resolve("one"));
    var two = new BaseModelStore(root.resolve("two"));
    one.install(List.of(CHINESE));
    two.install(List.of(CHINESE));
    assertThat(one.open("bge-small-zh").info()).isEqualTo(two.open("bge-small-zh").info());
    one.open("bge-small-zh").verify();
    two.open("bge-small-zh").verify();
  }

  @Test
  void what_a_crash_left_half_done_is_cleared_and_a_cut_model_is_replaced() throws Exception {
    var store = new BaseModelStore(root);
    Files.createDirectories(root.resolve(".bge-small-zh.half/deeper"));
    Path model = Files.createDirectories(root.resolve("bge-small-zh"));
    Files.writeString(model.resolve("config.json"), "{}");

    store.install(List.of(CHINESE));

    store.open("bge-small-zh").verify();
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "bge-small-zh");
    }
  }

  @Test
  void an_unknown_model_is_refused_with_a_list_of_those_there() {
    assertThatThrownBy(() -> TestModels.store().open("bert-large"))
        .isInstanceOf(UnknownBaseModelException.class)
        .hasMessage(
            "There is no base model 'bert-large'; installed are bge-small-en, bge-small-zh,"
                + " minilm-l6-en.");
    assertThatThrownBy(() -> TestModels.store().open("../base-models/minilm-l6-en"))
        .isInstanceOf(UnknownBaseModelException.class);
    assertThatThrownBy(() -> new BaseModelStore(root.resolve("nowhere")).open("x"))
        .hasMessage("There is no base model 'x'; none is installed.");
  }

  private static List<Path> visible(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
  }

  /** A process that installs one model and prints its hash. */
  static final class InstallChinese {
    public static void main(String[] arguments) throws IOException {
      var store = new BaseModelStore(Path.of(arguments[0]));
      store.install(List.of(CHINESE));
      System.out.println(store.open("bge-small-zh").info().sha256());
    }
  }
}
