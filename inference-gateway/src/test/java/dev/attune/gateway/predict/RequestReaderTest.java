package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.gateway.bodies.BadRequestException;
import dev.attune.gateway.bodies.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final int MANY = 1_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputs\":[{\"text\":\"a\"}],\"inputs\":[{\"text\":\"b\"}]}",
        "{\"explain\":true,\"inputs\":[{\"text\":\"a\"}],\"explain\":false}",
        "{\"topK\":1,\"inputs\":[{\"text\":\"a\"}],\"topK\":1}",
        "{\"inputs\":[{\"text\":\"a\",\"text\":\"a\"}]}",
        "{\"inputs\":[{\"text\":\"a\",\"t\\u0065xt\":\"b\"}]}",
        "{\"inputs\":[{\"subject\":\"s\",\"text\":\"a\",\"subject\":null}]}",
        "{\"inputs\":[{\"text\":\"a\",\"consent\":true,\"consent\":true}]}"
      })
  void a_member_that_comes_twice_is_refused(String body) {
    assertThatThrownBy(() -> RequestReader.read(bytes(body)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("The body is not valid JSON: line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"subject\":\"s\",\"text\":\"a\",\"subject\":\"s\"}",
        "{\"consent\":null,\"text\":\"a\",\"consent\":null}"
      })
  void so_is_one_of_a_line(String line) {
    assertThatThrownBy(() -> RequestReader.readInput(line.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("The line is not valid JSON: column ");
  }

  @Test
  void the_same_members_of_two_inputs_are_no_repetition() throws Exception {
    PredictionRequest request =
        RequestReader.read(
            bytes("{\"inputs\":[{\"text\":\"a\",\"subject\":\"s\"},{\"text\":\"b\"}]}"));

    assertThat(request.inputs()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"inputs\":[{"})
  void reading_ends_with_the_last_error_that_is_told(String beginning) {
    ByteArrayInputStream body =
        bytes(
            IntStream.range(0, MANY)
                .mapToObj("\"m%d\":0,"::formatted)
                .collect(Collectors.joining("", beginning, "")));

    assertThatThrownBy(() -> RequestReader.read(body))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, refusal -> assertThat(refusal.errors()).hasSize(20));
    assertThat(body.available()).isGreaterThan(MANY);
  }

  private static ByteArrayInputStream bytes(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
