package dev.attune.api.examples;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a cell for a formula: a cell that begins with one of = + - @, in
 * either width, a tab or the end of a line gets an apostrophe in front, and so does a cell that
 * begins with apostrophes and quotes, which spreadsheets may take away, and then one of these, so
 * that {@link #undo} always gives back what was there.
 *
 * <p>Where lists are separated by semicolons, as in most of Europe, a spreadsheet divides CSV at
 * semicolons, and quotes count there only at the beginning of what it takes for a cell. The first
 * cell of a row is kept whole by quotes. One behind another is not: there an apostrophe also comes
 * behind each semicolon, tab and end of a line at which a formula, or quotes, would begin.
 */
final class SpreadsheetSafe {
  private static final char GUARD = '\'';

  /** The hyphen stands last, where it means itself in a class of characters. */
  private static final String FORMULA = "=+@＝＋－＠-";

  private static final String DANGEROUS = FORMULA + "\t\r\n";

  /** The end of a cell counts as quotes, for those around it may follow. */
  private static final String RISK = "(?=['\"]*+(?:[" + FORMULA + "]|\\z)|'*+\")";

  private static final Pattern RISKY = Pattern.compile("([;\\t\\r\\n])" + RISK);
  private static final Pattern GUARDED = Pattern.compile("([;\\t\\r\\n])" + GUARD + RISK);

  private SpreadsheetSafe() {}

  /** The first cell of a row. */
  static String make(String cell) {
    return isDangerousAfterGuards(cell) ? GUARD + cell : cell;
  }

  static String undo(String cell) {
    return cell.indexOf(GUARD) == 0 && isDangerousAfterGuards(cell) ? cell.substring(1) : cell;
  }

  /** A cell behind another. */
  static String makeLater(String cell) {
    return make(RISKY.matcher(cell).replaceAll("$1" + GUARD));
  }

  static String undoLater(String cell) {
    return GUARDED.matcher(undo(cell)).replaceAll("$1");
  }

  private static boolean isDangerousAfterGuards(String cell) {
    int i = 0;
    while (i < cell.length() && (cell.charAt(i) == GUARD || cell.charAt(i) == '"')) {
      i++;
    }
    return i < cell.length() && DANGEROUS.indexOf(cell.charAt(i)) >= 0;
  }
}
