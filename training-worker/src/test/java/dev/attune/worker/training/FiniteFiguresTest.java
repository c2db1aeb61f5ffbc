package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobFailedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteFiguresTest {
  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_figure_that_is_no_number_keeps_a_version_from_being_published(double figure) {
    JsonNode figures = json.valueToTree(Map.of("test", Map.of("f1", List.of(0.5, figure))));

    JobFailedException failure =
        catchThrowableOfType(JobFailedException.class, () -> FiniteFigures.require(figures));

    assertThat(failure.failure().code()).isEqualTo(Failure.Code.DIVERGED);
  }

  @Test
  void numbers_pass() {
    JsonNode figures = json.valueToTree(Map.of("test", List.of(0.0, 1, "NaN")));
    assertThatCode(() -> FiniteFigures.require(figures)).doesNotThrowAnyException();
  }
}
