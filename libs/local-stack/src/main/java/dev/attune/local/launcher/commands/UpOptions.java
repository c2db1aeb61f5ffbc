package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import java.util.List;

/**
 * What was asked of {@code ./attune up}.
 *
 * @param detach return when all is ready
 * @param demo make the demo tenant
 * @param fresh delete all data first
 */
public record UpOptions(boolean detach, boolean demo, boolean fresh) {
  public static UpOptions parse(List<String> arguments) {
    boolean detach = false;
    boolean demo = true;
    boolean fresh = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--detach", "-d" -> detach = true;
        case "--no-demo" -> demo = false;
        case "--fresh" -> fresh = true;
        default ->
            throw new LocalStackException(
                "up does not know " + argument + "; it knows --detach, --no-demo and --fresh.");
      }
    }
    return new UpOptions(detach, demo, fresh);
  }
}
