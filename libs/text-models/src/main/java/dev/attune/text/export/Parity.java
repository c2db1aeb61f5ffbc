package dev.attune.text.export;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Reader;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.Sigmoid;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.task.Regression;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far an exported file's answers are from the version's own, on the test split.
 *
 * @param precision of the file's large products
 * @param bytes the file's size
 * @param largestChange the largest difference of two probabilities, or of two values as a share of
 *     their scale
 * @param meanChange the mean of those differences
 * @param changedAnswers share of the texts that get another answer; values change when they differ
 *     by more than a hundredth of their scale
 * @param headline the figure of the file's answers
 */
record Parity(
    String precision,
    long bytes,
    double largestChange,
    double meanChange,
    double changedAnswers,
    Score headline) {
  private static final double NOTABLE = 0.01;

  static Parity of(
      String precision, long bytes, TestSplit split, float[][][] version, float[][][] file) {
    double largest = 0;
    double sum = 0;
    long count = 0;
    for (int head = 0; head < version.length; head++) {
      for (int text = 0; text < version[head].length; text++) {
        double[] before = scores(split.heads().get(head), version[head][text]);
        double[] after = scores(split.heads().get(head), file[head][text]);
        for (int i = 0; i < before.length; i++) {
          double change = Math.abs(after[i] - before[i]);
          largest = Math.max(largest, change);
          sum += change;
          count++;
        }
      }
    }
    return new Parity(
        precision,
        bytes,
        largest,
        sum / Math.max(1, count),
        changed(split, version, file),
        split.headline(file));
  }

  private static double changed(TestSplit split, float[][][] version, float[][][] file) {
    int texts = split.encodings().size();
    int changed = 0;
    for (int text = 0; text < texts; text++) {
      boolean same = true;
      for (int head = 0; head < version.length; head++) {
        same &= same(split, head, text, version[head][text], file[head][text]);
      }
      changed += same ? 0 : 1;
    }
    return (double) changed / Math.max(1, texts);
  }

  private static boolean same(TestSplit split, int head, int text, float[] version, float[] file) {
    Head of = split.heads().get(head);
    if (of.task() instanceof Regression) {
      return IntStream.range(0, file.length)
          .allMatch(i -> Math.abs(file[i] - version[i]) <= NOTABLE);
    }
    Encoding encoding = split.encodings().get(text);
    return said(Reader.read(of, version, encoding)).equals(said(Reader.read(of, file, encoding)));
  }

  /** An answer without its probabilities. */
  private static List<String> said(Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label.label() == null ? List.of() : List.of(label.label());
      case Answer.LabelSet set -> set.labels();
      case Answer.Entities entities ->
          entities.entities().stream()
              .map(found -> "%d %d %s".formatted(found.start(), found.end(), found.label()))
              .toList();
      case Answer.Values values -> values.values().keySet().stream().toList();
      case Answer.Outputs outputs ->
          outputs.outputs().values().stream().flatMap(part -> said(part).stream()).toList();
    };
  }

  private static double[] scores(Head head, float[] logits) {
    return switch (head.calibration()) {
      case Calibration.Label label -> Softmax.of(logits, label.temperature());
      case Calibration.LabelSet set -> Sigmoid.of(logits, set.temperature());
      case Calibration.Tokens tokens -> tags(logits, head.width(), tokens.temperature());
      case Calibration.Values values -> {
        double[] positions = new double[logits.length];
        Arrays.setAll(positions, i -> logits[i]);
        yield positions;
      }
    };
  }

  private static double[] tags(float[] logits, int width, double temperature) {
    double[] scores = new double[logits.length];
    for (int start = 0; start < logits.length; start += width) {
      double[] token = Softmax.of(Arrays.copyOfRange(logits, start, start + width), temperature);
      System.arraycopy(token, 0, scores, start, width);
    }
    return scores;
  }
}
