package dev.attune.data.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
  private static final String KEY = "tenant/model/1";

  @TempDir private Path root;
  @TempDir private Path source;
  private FileArtifactStore store;

  @BeforeEach
  void two_files() throws IOException {
    store = new FileArtifactStore(root);
    Files.writeString(source.resolve("adapter.json"), "{}");
    Files.writeString(source.resolve("adapter.safetensors"), "weights");
  }

  @Test
  void what_was_stored_is_fetched() throws IOException {
    var stored = store.store(KEY, source);
    Path folder = store.fetch(KEY, stored);
    assertThat(folder.resolve("adapter.safetensors")).hasContent("weights");
    assertThat(stored).containsOnlyKeys("adapter.json", "adapter.safetensors");
    assertThat(stored.get("adapter.json"))
        .isEqualTo(
            new ArtifactStore.StoredFile(
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", 2));
  }

  @Test
  void a_changed_file_is_refused_on_reading() throws IOException {
    var stored = store.store(KEY, source);
    Files.writeString(root.resolve(KEY).resolve("adapter.safetensors"), "WEIGHTS");
    assertThatThrownBy(() -> store.fetch(KEY, stored))
        .isInstanceOf(ArtifactCorruptException.class)
        .hasMessageContaining("adapter.safetensors is not what was stored");
  }

  @Test
  void a_missing_file_is_refused_on_reading() throws IOException {
    var stored = store.store(KEY, source);
    Files.delete(root.resolve(KEY).resolve("adapter.json"));
    assertThatThrownBy(() -> store.fetch(KEY, stored)).isInstanceOf(ArtifactCorruptException.class);
  }

  @Test
  void a_key_is_written_once() throws IOException {
    store.store(KEY, source);
    assertThatThrownBy(() -> store.store(KEY, source))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void nothing_temporary_stays_behind() throws IOException {
    store.store(KEY, source);
    try (var files = Files.list(root.resolve("tenant/model"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("1");
    }
  }

  @Test
  void keys_that_leave_the_store_are_refused() {
    for (String key : new String[] {"../x", "a/../../x", "/etc", "", "a//b", "A", "a/.hidden"}) {
      assertThatThrownBy(() -> store.store(key, source))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> store.fetch(KEY, Map.of("../../secret", new ArtifactStore.StoredFile("", 0))))
        .isInstanceOf(ArtifactCorruptException.class);
  }

  @Test
  void a_deleted_key_is_gone_and_deleting_it_again_is_no_error() throws IOException {
    var stored = store.store(KEY, source);
    store.delete(KEY);
    store.delete(KEY);
    assertThatThrownBy(() -> store.fetch(KEY, stored)).isInstanceOf(ArtifactCorruptException.class);
  }
}
