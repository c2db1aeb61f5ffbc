package dev.attune.data.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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

  @Test
  void deleting_a_key_takes_what_a_killed_process_had_begun_to_store_under_it() throws IOException {
    Path begun = Files.createDirectories(FileArtifactStore.incoming(root.resolve(KEY)));
    Files.writeString(begun.resolve("adapter.json"), "{");
    Path others = Files.createDirectories(FileArtifactStore.incoming(root.resolve(KEY + "0")));

    store.delete(KEY);

    assertThat(begun).doesNotExist();
    assertThat(others).exists();
  }

  @Test
  void all_keys_that_begin_alike_go_together_and_no_others() throws IOException {
    store.store("tenant/model/run-1", source);
    store.store("tenant/model/run-12", source);
    store.store("tenant/model/runner-1", source);
    Path begun = FileArtifactStore.incoming(root.resolve("tenant/model/run-13"));
    Files.createDirectories(begun);

    store.deleteAll("tenant/model/run-");
    store.deleteAll("tenant/model/run-");
    store.deleteAll("tenant/nothing/run-");

    try (var files = Files.list(root.resolve("tenant/model"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("runner-1");
    }
  }

  @Test
  void all_that_was_there_goes_while_others_store_and_delete_under_such_keys() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<?> coming = others.submit(() -> comeAndGo("tenant/model/run-other", over));
      try {
        for (int i = 0; i < 300; i++) {
          String key = "tenant/model/run-" + i;
          store.store(key, source);

          store.deleteAll("tenant/model/run-");

          assertThat(root.resolve(key)).doesNotExist();
        }
      } finally {
        over.set(true);
      }
      coming.get();
    }
    store.deleteAll("tenant/model/run-");
    try (var files = Files.list(root.resolve("tenant/model"))) {
      assertThat(files).isEmpty();
    }
  }

  /** Stores folders and deletes them, as a worker and whoever deletes its export do. */
  private void comeAndGo(String key, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      Path target = root.resolve(key + i);
      Path begun = FileArtifactStore.incoming(target);
      try {
        for (int folder = 0; folder < 8; folder++) {
          Files.createDirectories(begun.resolve("part-" + folder));
        }
        Files.move(begun, target);
        Folders.delete(target);
      } catch (IOException e) {
        // Deleted by the other meanwhile.
      }
    }
  }

  @Test
  void what_is_kept_is_the_last_that_was_written() throws IOException {
    assertThat(store.kept(KEY)).isEmpty();

    keep(KEY, "first");
    keep(KEY, "second");

    assertThat(kept(KEY)).isEqualTo("second");
    assertThat(new FileArtifactStore(root).kept(KEY)).isPresent();
  }

  @Test
  void a_write_that_fails_half_way_leaves_what_was_kept() throws IOException {
    keep(KEY, "first");

    assertThatThrownBy(
            () ->
                store.keep(
                    KEY,
                    out -> {
                      out.write(new byte[1 << 21]);
                      throw new IOException("The disk is full.");
                    }))
        .hasMessage("The disk is full.");

    assertThat(kept(KEY)).isEqualTo("first");
    try (var files = Files.list(root.resolve(".kept").resolve(KEY))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void forgetting_takes_what_lies_beneath_and_nothing_else() throws IOException {
    keep("tenant", "of the tenant");
    keep("tenant/run", "of its run");
    keep("tenant-2/run", "of another");
    var stored = store.store("tenant/run", source);

    store.forget("tenant");
    store.forget("tenant");

    assertThat(store.kept("tenant")).isEmpty();
    assertThat(store.kept("tenant/run")).isEmpty();
    assertThat(kept("tenant-2/run")).isEqualTo("of another");
    assertThat(store.fetch("tenant/run", stored)).isDirectory();
  }

  @Test
  void what_is_kept_beneath_a_key_is_told_by_name() throws IOException {
    keep("tenant", "of the tenant");
    keep("tenant/run", "of its run");
    keep("tenant/another", "of another");
    keep("tenant-2/other", "of another tenant");

    assertThat(store.keptBeneath("tenant")).containsExactly("another", "run");
    store.forget("tenant/run");
    assertThat(store.keptBeneath("tenant")).containsExactly("another");
    assertThat(store.keptBeneath("nobody")).isEmpty();
  }

  @Test
  void an_artifact_and_what_is_kept_have_the_same_key_without_meeting() throws IOException {
    var stored = store.store(KEY, source);
    keep(KEY, "kept");

    store.delete(KEY);

    assertThat(kept(KEY)).isEqualTo("kept");
    assertThatThrownBy(() -> store.fetch(KEY, stored)).isInstanceOf(ArtifactCorruptException.class);
  }

  @Test
  void keys_that_leave_the_store_keep_nothing() {
    for (String key : new String[] {"../x", "a/.kept", "", "a/../../x"}) {
      assertThatThrownBy(() -> keep(key, "x")).as(key).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.kept(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.keptBeneath(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.forget(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void keep(String key, String content) throws IOException {
    store.keep(key, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private String kept(String key) throws IOException {
    try (var in = store.kept(key).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
