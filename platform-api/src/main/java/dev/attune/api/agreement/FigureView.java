package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Message;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure, or that there is not enough data for it.
 *
 * @param statistic which figure
 * @param measured null where there is not enough data
 * @param notEnough null where the figure was measured
 * @param meaning the sentence that says what it means
 */
@Schema(name = "AgreementFigure")
record FigureView(
    @Schema(examples = "krippendorff-alpha-nominal") String statistic,
    @Schema(nullable = true) @Nullable Measured measured,
    @Schema(nullable = true) @Nullable NotEnough notEnough,
    Sentence meaning) {

  /**
   * A figure with its 95 % interval.
   *
   * @param value at most 1; 0 is what chance would give, or for F1 no shared span
   * @param examples on which it rests
   * @param leftOut examples that it cannot use
   */
  @Schema(name = "MeasuredAgreement")
  record Measured(
      @Schema(examples = "0.71") double value,
      @Schema(examples = "0.64") double low,
      @Schema(examples = "0.77") double high,
      @Schema(examples = "480") int examples,
      @Schema(examples = "0") int leftOut,
      @Schema(examples = "3") int annotators) {}

  /**
   * What is missing.
   *
   * @param of annotators, items, different-answers or spans
   */
  @Schema(name = "NotEnoughAgreement")
  record NotEnough(
      @Schema(examples = "items") String of,
      @Schema(examples = "4") int have,
      @Schema(examples = "10") int need) {}

  /**
   * A sentence by its key, to be said in the reader's language.
   *
   * @param numbers that it is about, by name
   */
  @Schema(name = "AgreementSentence")
  record Sentence(
      @Schema(examples = "agreement.reading.uncertain") String key,
      @Schema(examples = "{\"value\": 0.71, \"low\": 0.64, \"high\": 0.77, \"items\": 480}")
          Map<String, Number> numbers) {}

  static FigureView of(Agreement agreement) {
    Message meaning = agreement.meaning();
    return new FigureView(
        word(agreement.statistic()),
        agreement instanceof Agreement.Measured is
            ? new Measured(
                is.value(), is.low(), is.high(), is.items(), is.leftOut(), is.annotators())
            : null,
        agreement instanceof Agreement.NotEnough is
            ? new NotEnough(word(is.shortage()), is.have(), is.need())
            : null,
        new Sentence(meaning.key(), meaning.numbers()));
  }

  /** For a list that begins with the smallest figure and ends with those that could not be had. */
  double order() {
    return measured == null ? Double.POSITIVE_INFINITY : measured.value();
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
