package dev.attune.api.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is laid down comes back from any place. */
class SpooledFileTest {
  @Test
  void any_part_is_read_as_it_was() throws Exception {
    byte[] bytes = new byte[200_001];
    new Random(3).nextBytes(bytes);
    try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(bytes))) {
      assertThat(file.length()).isEqualTo(bytes.length);
      for (int from : new int[] {0, 1, 15, 16, 17, 65_535, 65_536, 199_990, 200_001}) {
        for (int count : new int[] {0, 1, 11}) {
          if (from + count <= bytes.length) {
            assertThat(file.read(from, count))
                .isEqualTo(Arrays.copyOfRange(bytes, from, from + count));
          }
        }
      }
      assertThatThrownBy(() -> file.read(200_000, 2)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> file.read(-1, 2)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void a_body_that_breaks_off_is_an_error() {
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broke off");
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            throw new IOException("broke off");
          }
        };

    assertThatThrownBy(() -> SpooledFile.of(breaking))
        .hasMessage("broke off")
        .isNotInstanceOf(SpoolException.class);
  }

  @Test
  void a_directory_that_is_not_there_is_no_fault_of_the_body(@TempDir Path folder) {
    assertThatThrownBy(() -> SpooledFile.opened(folder.resolve("gone")))
        .isInstanceOf(SpoolException.class)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_is_no_fault_of_the_body() throws IOException {
    try (FileChannel full =
        FileChannel.open(Path.of("/dev/full"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      assertThatThrownBy(
              () -> SpooledFile.of(new ByteArrayInputStream(new byte[9]), Long.MAX_VALUE, full))
          .isInstanceOf(SpoolException.class);
    }
  }
}
