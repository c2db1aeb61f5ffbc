package dev.attune.evaluation;

import java.io.PrintStream;

/**
 * Where a person, or a log, reads what goes on. A terminal has one line that changes in place;
 * anything else gets plain lines only.
 */
public final class Screen {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private String changing = "";

  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether a line can change in place. */
  public boolean isTerminal() {
    return terminal;
  }

  /** A line that stays. */
  public void line(String text) {
    endProgress();
    out.println(text);
    out.flush();
  }

  /** A line that the next one replaces; nothing where lines cannot be replaced. */
  public void progress(String text) {
    if (terminal && !text.equals(changing)) {
      out.print(ERASE + text);
      out.flush();
      changing = text;
    }
  }

  /** Removes the line that changes in place. */
  public void endProgress() {
    if (!changing.isEmpty()) {
      out.print(ERASE);
      out.flush();
      changing = "";
    }
  }
}
