package dev.attune.local.launcher;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.commands.DownCommand;
import dev.attune.local.launcher.commands.StatusCommand;
import dev.attune.local.launcher.commands.TokenCommand;
import dev.attune.local.launcher.commands.UpCommand;
import dev.attune.local.launcher.commands.UpOptions;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.LocalSecrets;
import dev.attune.local.launcher.supervise.Supervisor;
import dev.attune.local.testing.SharedStack;
import java.nio.file.Path;
import java.util.List;

/** The entry point of {@code ./attune}; a failure is one sentence and a status other than 0. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    Screen screen = Screen.standard();
    try {
      return dispatch(arguments, screen);
    } catch (LocalStackException e) {
      screen.endProgress();
      System.err.println("attune: " + e.getMessage());
      return 1;
    }
  }

  private static int dispatch(List<String> arguments, Screen screen) throws InterruptedException {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    switch (command) {
      case "up" ->
          new UpCommand(Home.ofProcess(), screen).run(UpOptions.parse(rest), System.getenv());
      case "down" -> new DownCommand(Home.ofProcess(), screen).run();
      case "status" -> {
        return new StatusCommand(Home.ofProcess(), screen).run(rest.contains("--json"));
      }
      case "token" -> token(rest, screen);
      case "supervise" -> {
        return supervise();
      }
      case "test-stack" -> testStack(rest);
      default -> throw new LocalStackException("There is no command " + command + "; see help.");
    }
    return 0;
  }

  private static void token(List<String> arguments, Screen screen) {
    if (arguments.size() != 1) {
      throw new LocalStackException("Say which account: ./attune token owner@demo.example");
    }
    new TokenCommand(Home.ofProcess(), screen).run(arguments.getFirst(), System.getenv());
  }

  private static int supervise() throws InterruptedException {
    Home home = Home.ofProcess();
    Addresses addresses = Addresses.of(System.getenv());
    new Supervisor(new Installation(home, addresses, LocalSecrets.of(home))).run();
    return 1;
  }

  private static void testStack(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new LocalStackException("Say test-stack up FILE or test-stack down FILE.");
    }
    SharedStack stack = new SharedStack(Path.of(arguments.get(1)));
    switch (arguments.getFirst()) {
      case "up" -> stack.up();
      case "down" -> stack.down();
      default -> throw new LocalStackException("Say test-stack up FILE or test-stack down FILE.");
    }
  }
}
