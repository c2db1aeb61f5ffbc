package dev.attune.evaluation.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.evaluation.RefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalOptionsTest {

  @Test
  void without_arguments_every_set_is_measured_with_what_did_best() {
    assertThat(EvalOptions.parse(List.of()).trials())
        .hasSameSizeAs(Benchmarks.ALL)
        .allSatisfy(
            trial -> {
              assertThat(trial.base()).isEqualTo(trial.benchmark().base());
              assertThat(trial.method()).isEqualTo(trial.benchmark().method());
            });
  }

  @Test
  void bases_and_methods_are_combined() {
    List<Trial> trials = trials("sst2", "--base", "a,b", "--method", "lora,head");

    assertThat(trials)
        .extracting(Trial::title)
        .containsExactly("sst2, a, lora", "sst2, a, head", "sst2, b, lora", "sst2, b, head");
  }

  @Test
  void settings_are_numbers_where_they_look_like_numbers_and_lists_elsewhere() {
    assertThat(
            trials("sst2", "--set", "epochs=3", "--set", "learningRate=1e-3", "--set", "x=a,b")
                .getFirst()
                .settings())
        .containsEntry("epochs", 3)
        .containsEntry("learningRate", 0.001)
        .containsEntry("x", List.of("a", "b"));
  }

  @Test
  void a_given_setting_wins_over_the_recommended_one() {
    assertThat(trials("chnsenticorp").getFirst().settings()).containsEntry("maxTokens", 256);
    assertThat(trials("chnsenticorp", "--set", "maxTokens=64").getFirst().settings())
        .containsEntry("maxTokens", 64);
  }

  @Test
  void the_command_makes_the_same_trial_again() {
    Trial trial =
        trials("sst2", "--set", "b=query,value", "--set", "a=1", "--limit", "9").getFirst();
    String command = trial.command(2);

    assertThat(command).startsWith("./attune eval sst2 --base ").endsWith(" --limit 9");
    Trial few = trials("sst2", "--shots", "8").getFirst();
    assertThat(few.command(3)).endsWith(" --seeds 3 --shots 8");
    assertThat(few.learned()).endsWith(", 8 of each label");
    List<String> arguments = List.of(command.split(" ")).subList(2, command.split(" ").length);
    assertThat(EvalOptions.parse(arguments).trials()).containsExactly(trial);
    assertThat(EvalOptions.parse(arguments).seeds()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--seeds;--seeds needs a value.",
        "--seeds 0;--seeds is '0'; it must be a whole number from 1 to 20.",
        "--limit many;--limit is 'many'; it must be a whole number from 1 to 1000000.",
        "--set epochs;--set is 'epochs'; it must be NAME=VALUE.",
        "--set seed=3;The seeds are given with --seeds.",
        "--fast;There is no option '--fast'; ./attune eval --help lists them."
      },
      ignoreLeadingAndTrailingWhitespace = true,
      maxCharsPerColumn = 200)
  void what_has_no_sense_is_refused_with_a_sentence(String arguments, String message) {
    assertThatThrownBy(() -> EvalOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void an_unknown_set_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> trials("sst3"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("There is no data set 'sst3'; known are tweeteval-emotion, sst2,");
  }

  @Test
  void a_method_can_have_settings_of_its_own() {
    Benchmark benchmark = Benchmarks.named("sst2");
    Benchmark tuned =
        new Benchmark(
            benchmark.set(),
            "x",
            "full",
            Map.of("epochs", 3, "a", 1),
            Map.of("full", Map.of("epochs", 2)),
            benchmark.targets(),
            "");

    assertThat(tuned.settingsFor("full")).containsOnly(Map.entry("epochs", 2), Map.entry("a", 1));
    assertThat(tuned.settingsFor("lora")).containsOnly(Map.entry("epochs", 3), Map.entry("a", 1));
  }

  private static List<Trial> trials(String... arguments) {
    return EvalOptions.parse(List.of(arguments)).trials();
  }
}
