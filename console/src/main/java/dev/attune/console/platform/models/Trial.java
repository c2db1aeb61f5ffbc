package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shadow or a canary against what is in production.
 *
 * @param since the first day that something was counted on
 * @param shed texts that a busy gateway left out
 * @param failed texts that the shadow could not compute
 */
public record Trial(
    String trial,
    int baseline,
    int candidate,
    @Nullable String since,
    long texts,
    long shed,
    long failed,
    Verdict verdict,
    List<Output> outputs,
    Times baselineTimes,
    Times candidateTimes) {

  /** What the figures say, in a word and in a sentence. */
  public record Verdict(String finding, String sentence) {}

  /** The figures of one output. */
  public record Output(
      String output,
      long baselineTexts,
      long candidateTexts,
      @Nullable Interval agreement,
      @Nullable Interval scoreShift,
      @Nullable Double distance,
      @Nullable Stability labelStability,
      @Nullable Stability scoreStability,
      List<Label> labels) {

    /** How many labels the version in production gave. */
    public long baselineLabels() {
      return labels.stream().mapToLong(Label::baseline).sum();
    }

    /** How many labels the tried version gave. */
    public long candidateLabels() {
      return labels.stream().mapToLong(Label::candidate).sum();
    }
  }

  /** A stability index, and what it stays below by chance. */
  public record Stability(double value, double noise) {}

  /** How often each version gave a label; an empty one is a refusal. */
  public record Label(String label, long baseline, long candidate) {}

  /** Milliseconds that half and 95 of 100 requests stay within. */
  public record Times(long requests, @Nullable Integer p50, @Nullable Integer p95) {
    private static final String BEYOND = "> 5000";

    /** What half of the requests stay within. */
    public String half() {
      return p50 == null ? BEYOND : p50.toString();
    }

    /** What 95 of 100 requests stay within. */
    public String most() {
      return p95 == null ? BEYOND : p95.toString();
    }
  }

  /** Whether both versions have answered in time that was measured. */
  public boolean timed() {
    return baselineTimes.requests() > 0 && candidateTimes.requests() > 0;
  }
}
