package dev.attune.text.adapter;

import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What was fitted on the validation split so that logits become answers one can rely on. */
public sealed interface Calibration {

  /**
   * Of a single-label head.
   *
   * @param temperature logits are divided by it before the softmax; 1 when not calibrated
   * @param refuseBelow no label is given when the likeliest is less probable than this; null when
   *     the model never refuses
   */
  record Label(float temperature, @Nullable Float refuseBelow) implements Calibration {
    public Label {
      requirePositive(temperature);
      if (refuseBelow != null && !(refuseBelow >= 0 && refuseBelow <= 1)) {
        throw new InvalidAdapterException(
            "The head refuses below %s, which is no probability.".formatted(refuseBelow));
      }
    }

    /** A head that never refuses. */
    public Label(float temperature) {
      this(temperature, null);
    }

    /** The probability below which no label is given, if there is one. */
    public OptionalDouble threshold() {
      return refuseBelow == null ? OptionalDouble.empty() : OptionalDouble.of(refuseBelow);
    }
  }

  /**
   * Of a multi-label head.
   *
   * @param temperature logits are divided by it before the sigmoid
   * @param thresholds for each label, the probability from which it is given
   */
  @SuppressWarnings("ArrayRecordComponent") // one number per label, handed on as it is
  record LabelSet(float temperature, float[] thresholds) implements Calibration {
    public LabelSet {
      requirePositive(temperature);
      for (float threshold : thresholds) {
        if (!(threshold >= 0 && threshold <= 1)) {
          throw new InvalidAdapterException(
              "A label's threshold is %s, which is no probability.".formatted(threshold));
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LabelSet that
          && temperature == that.temperature
          && Arrays.equals(thresholds, that.thresholds);
    }

    @Override
    public int hashCode() {
      return 31 * Float.hashCode(temperature) + Arrays.hashCode(thresholds);
    }
  }

  /**
   * Of a token head.
   *
   * @param temperature scores of tag sequences are divided by it
   * @param transitions what is added to a sequence's score for each step from one tag to the next,
   *     [tags + 1, tags], where the last row is the step from the beginning; null for none
   */
  record Tokens(float temperature, @Nullable Tensor transitions) implements Calibration {
    public Tokens {
      requirePositive(temperature);
    }
  }

  /**
   * Of a regression head.
   *
   * @param halfWidths for each scale, in its unit, half the width of the interval that holds the
   *     true value in 90 of 100 texts (split conformal prediction)
   */
  @SuppressWarnings("ArrayRecordComponent") // one number per scale, handed on as it is
  record Values(float[] halfWidths) implements Calibration {
    public Values {
      for (float halfWidth : halfWidths) {
        if (!(halfWidth >= 0) || Float.isInfinite(halfWidth)) {
          throw new InvalidAdapterException("An interval's half width is %s.".formatted(halfWidth));
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Values that && Arrays.equals(halfWidths, that.halfWidths);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(halfWidths);
    }
  }

  private static void requirePositive(float temperature) {
    if (!(temperature > 0) || Float.isInfinite(temperature)) {
      throw new InvalidAdapterException(
          "The temperature is %s, not positive.".formatted(temperature));
    }
  }
}
