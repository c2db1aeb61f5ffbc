package dev.attune.data.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderZipTest {
  @TempDir Path folder;

  @Test
  void every_file_is_in_it_under_its_path_in_order() throws IOException {
    fill(folder);

    assertThat(read(zip(folder)))
        .containsExactly(
            Map.entry("mood-1/a.txt", "first"),
            Map.entry("mood-1/onnx/model.onnx", "graph"),
            Map.entry("mood-1/z.txt", ""));
  }

  @Test
  void the_same_files_written_at_another_time_and_place_give_the_same_bytes(@TempDir Path other)
      throws IOException {
    fill(folder);
    fill(other);
    Files.setLastModifiedTime(
        other.resolve("a.txt"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
    byte[] here = zip(folder);
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));

      assertThat(zip(other)).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void it_is_described_without_being_kept() throws IOException, NoSuchAlgorithmException {
    fill(folder);
    byte[] zip = zip(folder);

    assertThat(FolderZip.describe(folder, "mood-1"))
        .isEqualTo(
            new StoredFile(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)),
                zip.length));
  }

  private static void fill(Path folder) throws IOException {
    Files.writeString(folder.resolve("z.txt"), "");
    Files.createDirectory(folder.resolve("onnx"));
    Files.writeString(folder.resolve("onnx/model.onnx"), "graph");
    Files.writeString(folder.resolve("a.txt"), "first");
  }

  private static byte[] zip(Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FolderZip.write(folder, "mood-1", out);
    return out.toByteArray();
  }

  private static Map<String, String> read(byte[] bytes) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
