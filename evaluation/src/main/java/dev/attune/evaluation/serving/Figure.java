package dev.attune.evaluation.serving;

import java.util.List;
import java.util.Locale;

/**
 * A measured figure beside what it should be.
 *
 * @param what it is
 * @param unit behind the values; empty for a ratio
 * @param value measured
 * @param least what it has to be
 * @param aim what it should be
 * @param higherIsBetter whether the value has to be above rather than below
 * @param detail the absolute figures behind it
 */
record Figure(
    String what,
    String unit,
    double value,
    double least,
    double aim,
    boolean higherIsBetter,
    String detail) {
  static final List<String> HEADER = List.of("what", "measured", "at least", "aim", "details");

  /** The cells of a row under {@link #HEADER}. */
  List<String> cells() {
    return List.of(what, written(value), judged(least), judged(aim), detail);
  }

  private String judged(double bound) {
    boolean met = higherIsBetter ? value >= bound : value <= bound;
    return written(bound) + (met ? " ✓" : " ✗");
  }

  private String written(double number) {
    String digits =
        number != 0 && Math.abs(number) < 0.001
            ? String.format(Locale.ROOT, "%.1e", number)
            : number == Math.rint(number) && Math.abs(number) >= 10
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }
}
