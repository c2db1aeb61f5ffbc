package dev.attune.api.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is laid down comes back from its beginning to its end. */
class SpooledBodyTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_001})
  void a_body_is_read_as_it_was(int length) throws Exception {
    byte[] bytes = new byte[length];
    new Random(3).nextBytes(bytes);
    try (SpooledBody body = SpooledBody.of(new ByteArrayInputStream(bytes))) {
      assertThat(body.readAllBytes()).isEqualTo(bytes);
      assertThat(body.read()).isEqualTo(-1);
    }
    try (SpooledBody body = SpooledBody.of(new ByteArrayInputStream(bytes))) {
      for (byte expected : bytes) {
        assertThat((byte) body.read()).isEqualTo(expected);
      }
      assertThat(body.read(new byte[7])).isEqualTo(-1);
    }
  }
}
