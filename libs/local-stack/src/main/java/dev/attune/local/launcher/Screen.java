package dev.attune.local.launcher;

import java.io.PrintStream;

/**
 * Where a person, or a log, reads what the launcher does. A terminal gets colours and one line that
 * changes in place; anything else gets plain lines.
 */
public final class Screen {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private String transientLine = "";

  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Standard output; the script says whether that is a terminal. */
  public static Screen standard() {
    return new Screen(System.out, Boolean.getBoolean("attune.terminal"));
  }

  /** A line that stays. */
  public synchronized void line(String text) {
    erase();
    out.println(text);
    out.flush();
  }

  /** One step that succeeded, with a detail in the second column. */
  public void done(String title, String detail) {
    line("  " + green("✓") + " " + pad(title, 20) + detail);
  }

  /** A line that the next one replaces; nothing where lines cannot be replaced. */
  public synchronized void progress(String text) {
    if (terminal && !text.equals(transientLine)) {
      out.print(ERASE + text);
      out.flush();
      transientLine = text;
    }
  }

  /** Removes the line that changes in place. */
  public synchronized void endProgress() {
    erase();
    out.flush();
  }

  public String bold(String text) {
    return terminal ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  public String dim(String text) {
    return terminal ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  public String green(String text) {
    return terminal ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  public String red(String text) {
    return terminal ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  private void erase() {
    if (!transientLine.isEmpty()) {
      out.print(ERASE);
      transientLine = "";
    }
  }

  /** Fills up with blanks; a Chinese character is two columns wide. */
  public static String pad(String text, int columns) {
    int width = text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
    return text + " ".repeat(Math.max(1, columns - width));
  }
}
