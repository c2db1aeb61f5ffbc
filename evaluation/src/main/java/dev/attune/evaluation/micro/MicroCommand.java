package dev.attune.evaluation.micro;

import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./attune bench micro}: JMH over the classes of this package. */
public final class MicroCommand {
  private static final String HELP =
      """
      Usage: ./attune bench micro [--quick] [NAME]

      Measures small steps with JMH, each in two fresh Java processes: reading entities (best: Viterbi;
      probability: the forward pass), cutting a text into tokens with their places, and the bootstrap
      interval of a figure. About four minutes.

        --quick  one process and one short round each; only to see that all of it runs
        NAME     only benchmarks whose name has this in it, for instance Tokenisation\
      """;
  private static final int FORKS = 2;
  private static final int ROUNDS = 5;

  private final Screen screen;

  public MicroCommand(Screen screen) {
    this.screen = screen;
  }

  /**
   * Measures and prints.
   *
   * @param arguments what stands behind {@code bench micro}
   * @return the exit status
   * @throws RefusedException if an argument makes no sense or a benchmark failed
   */
  public int run(List<String> arguments) {
    boolean quick = false;
    String name = "";
    for (String argument : arguments) {
      switch (argument) {
        case "--quick" -> quick = true;
        case "--help", "-h" -> {
          screen.line(HELP);
          return 0;
        }
        default -> {
          if (!argument.matches("\\w+")) {
            throw new RefusedException(
                "There is no option '%s'; ./attune bench micro --help lists them."
                    .formatted(argument));
          }
          name = argument;
        }
      }
    }
    measure(quick, name);
    return 0;
  }

  /** JMH prints as it goes, and a table at the end. */
  private static void measure(boolean quick, String name) {
    TimeValue round = quick ? TimeValue.milliseconds(100) : TimeValue.seconds(1);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(MicroCommand.class.getPackageName() + "\\..*" + name + ".*")
            .forks(quick ? 1 : FORKS)
            .warmupIterations(quick ? 1 : ROUNDS)
            .warmupTime(round)
            .measurementIterations(quick ? 1 : ROUNDS)
            .measurementTime(round)
            .shouldFailOnError(true);
    try {
      new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new RefusedException("A benchmark could not be run: %s".formatted(e.getMessage()), e);
    }
  }
}
