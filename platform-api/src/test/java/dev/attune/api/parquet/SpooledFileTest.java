package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    assertThatThrownBy(() -> SpooledFile.of(breaking)).hasMessage("broke off");
  }
}
