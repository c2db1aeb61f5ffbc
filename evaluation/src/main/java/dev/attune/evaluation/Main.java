package dev.attune.evaluation;

import java.util.List;

/** The entry point; a failure is one sentence and a status other than 0. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      String command = arguments.isEmpty() ? "" : arguments.getFirst();
      throw new RefusedException("There is no command '%s'.".formatted(command));
    } catch (RefusedException e) {
      System.err.println("attune: " + e.getMessage());
      return 1;
    }
  }
}
