package dev.attune.api.examples;

/**
 * Keeps a spreadsheet from taking a cell for a formula: a cell that begins with one of = + - @, in
 * either width, a tab or the end of a line gets an apostrophe in front, and so does a cell that
 * begins with apostrophes and quotes, which spreadsheets may take away, and then one of these, so
 * that {@link #undo} always gives back what was there.
 */
final class SpreadsheetSafe {
  private static final char GUARD = '\'';
  private static final String DANGEROUS = "=+-@＝＋－＠\t\r\n";

  private SpreadsheetSafe() {}

  static String make(String cell) {
    return isDangerousAfterGuards(cell) ? GUARD + cell : cell;
  }

  static String undo(String cell) {
    return cell.charAt(0) == GUARD && isDangerousAfterGuards(cell) ? cell.substring(1) : cell;
  }

  private static boolean isDangerousAfterGuards(String cell) {
    int i = 0;
    while (i < cell.length() && (cell.charAt(i) == GUARD || cell.charAt(i) == '"')) {
      i++;
    }
    return i < cell.length() && DANGEROUS.indexOf(cell.charAt(i)) >= 0;
  }
}
