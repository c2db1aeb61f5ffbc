package dev.attune.evaluation.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.text.metrics.Figure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroCommandTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final MicroCommand command =
      new MicroCommand(new Screen(new PrintStream(output, true, StandardCharsets.UTF_8), false));

  @Test
  void help_names_what_is_measured() {
    assertThat(command.run(List.of("--help"))).isZero();
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("bench micro", "Viterbi");
  }

  @Test
  void an_unknown_option_is_refused() {
    assertThatThrownBy(() -> command.run(List.of("--fast")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--fast");
  }

  @Test
  void what_is_timed_is_the_real_thing() {
    Figure figure = new Bootstraps().interval();
    assertThat(figure.name()).isEqualTo("macroF1");
  }
}
