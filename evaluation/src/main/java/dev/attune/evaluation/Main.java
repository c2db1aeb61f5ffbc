package dev.attune.evaluation;

import dev.attune.evaluation.bench.BenchCommand;
import dev.attune.evaluation.bench.DataBench;
import dev.attune.evaluation.eval.EvalCommand;
import dev.attune.evaluation.micro.MicroCommand;
import dev.attune.evaluation.serving.ServeCommand;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** The entry point; a failure is one sentence and a status other than 0. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(List.of(arguments)));
  }

  private static int bench(List<String> arguments, Screen screen) {
    String what = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    return switch (what) {
      case "train" -> new BenchCommand(Environment.ofProcess(), screen).run(rest);
      case "serve" -> new ServeCommand(Environment.ofProcess(), screen).run(rest);
      case "data" -> new DataBench(Environment.ofProcess(), screen).run(rest);
      case "micro" -> new MicroCommand(screen).run(rest);
      default ->
          throw new RefusedException(
              "There are four benchmarks, ./attune bench train, ./attune bench data, ./attune bench"
                  + " serve and ./attune bench micro.");
    };
  }

  private static int run(List<String> arguments) {
    Interruption interruption = new Interruption();
    interruption.watchProcess();
    Screen screen = new Screen(System.out, Boolean.getBoolean("attune.terminal"));
    try {
      String command = arguments.isEmpty() ? "" : arguments.getFirst();
      List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
      return switch (command) {
        case "eval" ->
            new EvalCommand(Environment.ofProcess(), screen, interruption, Clock.systemUTC())
                .run(rest);
        case "bench" -> bench(rest, screen);
        default -> throw new RefusedException("There is no command '%s'.".formatted(command));
      };
    } catch (RefusedException e) {
      screen.endProgress();
      System.err.println("attune: " + e.getMessage());
      return 1;
    }
  }
}
