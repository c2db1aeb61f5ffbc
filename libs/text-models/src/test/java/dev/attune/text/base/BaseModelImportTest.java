package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.GoldenEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseModelImportTest {
  @TempDir Path root;
  private Path folder = Path.of("");
  private BaseModelStore store = new BaseModelStore(Path.of(""));

  @BeforeEach
  void fillFolder() throws IOException {
    store = new BaseModelStore(root.resolve("store"));
    folder = root.resolve("import");
    for (String name : List.of("roberta", "xlm-roberta")) {
      copy(GoldenEncoder.directory(name), folder.resolve(name));
    }
  }

  @Test
  void every_model_of_a_folder_is_added_once() throws Exception {
    var models = new BaseModelImport(store);
    assertThat(models.from(folder)).containsExactly("roberta", "xlm-roberta");
    assertThat(models.from(folder)).isEmpty();
    store.open("xlm-roberta").verify();
    assertThat(store.open("xlm-roberta").tensors())
        .isEqualTo(BaseModel.open(folder.resolve("xlm-roberta")).tensors());
  }

  @Test
  void a_model_that_cannot_be_used_leaves_nothing_and_stops_no_other() throws Exception {
    Files.delete(folder.resolve("roberta/tokenizer.json"));
    assertThat(new BaseModelImport(store).from(folder)).containsExactly("xlm-roberta");
    assertThat(root.resolve("store")).isDirectoryNotContaining("glob:**roberta.*");
    assertThat(store.list()).extracting(BaseModelInfo::name).containsExactly("xlm-roberta");
  }

  @Test
  void where_a_model_comes_from_is_read_beside_it() throws Exception {
    Files.writeString(
        folder.resolve("roberta/origin.json"),
        "{\"language\": \"en\", \"pooling\": \"cls\", \"licence\": \"MIT\"}");
    Files.createDirectories(folder.resolve("xlm-roberta/1_Pooling"));
    Files.writeString(
        folder.resolve("xlm-roberta/1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
    new BaseModelImport(store).from(folder);
    BaseModelInfo one = store.open("roberta").info();
    assertThat(one.language()).isEqualTo("en");
    assertThat(one.licence()).isEqualTo("MIT");
    assertThat(one.pooling()).isEqualTo(Pooling.CLS);
    assertThat(store.open("xlm-roberta").info().pooling()).isEqualTo(Pooling.CLS);
    assertThat(store.open("xlm-roberta").info().language()).isEqualTo("und");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
