package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.models.Interval;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Locale CHINESE = Locale.CHINESE;

  @Test
  void a_figure_stands_with_its_interval() {
    assertThat(Figures.withInterval(new Interval(0.764, 0.731, 0.794)))
        .isEqualTo("0.76 (0.73–0.79)");
    assertThat(Figures.withInterval(new Interval(0.764, null, null))).isEqualTo("0.76");
  }

  @Test
  void durations_have_at_most_two_units() {
    assertThat(Figures.duration(45.4, ENGLISH)).isEqualTo("45 s");
    assertThat(Figures.duration(131.0, ENGLISH)).isEqualTo("2 min 11 s");
    assertThat(Figures.duration(3900.0, CHINESE)).isEqualTo("1 小时 5 分");
    assertThat(Figures.duration(-3.0, CHINESE)).isEqualTo("0 秒");
  }

  @Test
  void times_are_written_as_the_reader_s_language_has_them() {
    var at = Instant.parse("2026-11-22T19:29:05Z");
    assertThat(Figures.moment(at, ENGLISH)).isEqualTo("22 Nov 2026, 19:29 UTC");
    assertThat(Figures.moment(at, CHINESE)).isEqualTo("2026年11月22日 19:29 UTC");
  }

  @Test
  void a_share_never_leaves_its_bar() {
    assertThat(Figures.shareOf(3, 7)).isEqualTo("42.9");
    assertThat(Figures.shareOf(3, 0)).isEqualTo("0.0");
    assertThat(Figures.inPercent(1.2)).isEqualTo("100.0");
    assertThat(Figures.widthTo(-0.2, 0.4)).isEqualTo("40.0");
    assertThat(Figures.widthTo(0.7, 1.3)).isEqualTo("30.0");
    assertThat(Figures.widthTo(-0.5, -0.1)).isEqualTo("0.0");
  }

  @Test
  void what_is_rounded_is_neither_none_nor_all_nor_below_nothing() {
    assertThat(Figures.percent(0.0004, ENGLISH)).isEqualTo("< 0.1%");
    assertThat(Figures.percent(0.0005, ENGLISH)).isEqualTo("< 0.1%");
    assertThat(Figures.percent(0.9996, ENGLISH)).isEqualTo("> 99.9%");
    assertThat(Figures.percent(0.0, ENGLISH)).isEqualTo("0%");
    assertThat(Figures.percent(1.0, ENGLISH)).isEqualTo("100%");
    assertThat(Figures.score(-0.003)).isEqualTo("0.00");
    assertThat(Figures.score(-0.03)).isEqualTo("−0.03");
    assertThat(Figures.precise(-0.0003)).isEqualTo("0.000");
    assertThat(Figures.speed(0.4, ENGLISH)).isEqualTo("0.4");
    assertThat(Figures.speed(1234.0, ENGLISH)).isEqualTo("1,234");
  }

  @Test
  void a_file_s_size_has_the_unit_that_fits() {
    assertThat(Figures.fileSize(238_417_911L)).isEqualTo("238 MB");
    assertThat(Figures.fileSize(4_249_000L)).isEqualTo("4.2 MB");
    assertThat(Figures.fileSize(304_128L)).isEqualTo("304 kB");
    assertThat(Figures.fileSize(12L)).isEqualTo("1 kB");
  }

  @Test
  void what_differs_slightly_is_told_apart_or_said_to_be_less() {
    assertThat(Figures.precise(0.7684)).isEqualTo("0.768");
    assertThat(Figures.precise(Double.NaN)).isEqualTo("–");
    assertThat(Figures.slight(0.02134)).isEqualTo("0.0213");
    assertThat(Figures.slight(0.0000012)).isEqualTo("< 0.0001");
  }

  @Test
  void numbers_are_grouped_and_names_are_not() {
    assertThat(Figures.grouped(12345L, ENGLISH)).isEqualTo("12,345");
    assertThat(Figures.digits(12345)).isEqualTo("12345");
    assertThat(Figures.signed(-0.034)).isEqualTo("−0.03");
  }

  @Test
  void a_difference_that_rounds_to_zero_has_no_sign() {
    assertThat(Figures.points(-0.0004)).isEqualTo("0.0");
    assertThat(Figures.points(0.0004)).isEqualTo("0.0");
    assertThat(Figures.points(-0.04)).isEqualTo("−4.0");
    assertThat(Figures.signed(-0.004)).isEqualTo("0.00");
    assertThat(Figures.difference(new Interval(0.0001, -0.02, 0.021)))
        .isEqualTo("0.000 (−0.020 … +0.021)");
  }
}
