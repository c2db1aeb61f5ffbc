package dev.attune.local.process;

import java.util.ArrayList;
import java.util.List;

/** How long a child process lives. */
public enum Lifetime {
  /** Until somebody stops it: it has its own session and outlives this JVM and the terminal. */
  DETACHED,
  /** At most as long as this JVM, however that ends: the end of a pipe tells the child. */
  THIS_JVM;

  /** A shell ignores SIGINT for its background jobs; PostgreSQL alone listens to it again. */
  private static final String WATCH =
      "\"$@\" </dev/null & child=$!; read -r _; kill -INT $child; kill -TERM $child; wait $child";

  /** The command line that gives {@code command} this lifetime. */
  public List<String> apply(List<String> command) {
    List<String> line = new ArrayList<>(List.of("setsid"));
    if (this == THIS_JVM) {
      line.addAll(List.of("sh", "-c", WATCH, "lifeline"));
    }
    line.addAll(command);
    return line;
  }
}
