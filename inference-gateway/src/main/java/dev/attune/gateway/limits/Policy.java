package dev.attune.gateway.limits;

/**
 * One limit.
 *
 * @param owner whose limit it is: {@code key} or {@code tenant}
 * @param quota how much may be used in a window
 * @param window the window as a word: {@code second}, {@code minute} or {@code month}
 */
record Policy(String owner, Unit unit, long quota, String window, long windowSeconds) {
  /** The name in headers and problems, such as {@code key-texts-minute}. */
  String name() {
    return owner + "-" + unit.word() + "-" + window;
  }

  /** The limit in words, such as {@code 600 texts a minute}. */
  String words() {
    return unit.counted(quota) + " a " + window;
  }
}
