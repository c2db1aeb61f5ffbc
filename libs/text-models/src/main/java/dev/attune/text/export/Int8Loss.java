package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.metrics.Score;
import dev.attune.text.onnx.Precision;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import java.io.IOException;
import java.util.List;

/**
 * What serving a version with 8-bit products costs, measured on its test split by the code that
 * serves it.
 *
 * @param examples how many texts were asked
 * @param headline name of the figure that the version is judged by
 * @param float32 that figure with 32-bit products
 * @param int8 the same with 8-bit products
 * @param changedAnswers share of the texts that get another answer; values change when they differ
 *     by more than a hundredth of their scale
 * @param largestChange the largest difference of two probabilities, or of two values as a share of
 *     their scale
 */
public record Int8Loss(
    int examples,
    String headline,
    double float32,
    double int8,
    double changedAnswers,
    double largestChange) {
  /** No limit worth the name: one version is loaded at a time. */
  private static final long ADAPTER_BYTES = 8L << 30;

  /** By how much the figure is worse, at least 0: in its own unit, so 0.005 is half a point. */
  public double loss() {
    return Math.max(0, float32 - int8);
  }

  /**
   * Measures a version.
   *
   * @param test its test split, not empty
   * @param step called before every batch of texts; what it throws ends the measurement
   * @throws IOException if the base model cannot be read
   */
  public static Int8Loss measure(
      BaseModel base, Adapter adapter, List<TrainingExample> test, Runnable step)
      throws IOException {
    TestSplit split = TestSplit.of(base, adapter, test);
    ServingOptions usual = ServingOptions.defaults();
    var options = new ServingOptions(usual.loraRank(), ADAPTER_BYTES, usual.tokensPerRun());
    try (ServingSession session = ServingSession.open(base, options)) {
      float[][][] exact = logits(session, adapter, Precision.FLOAT32, split, step);
      float[][][] rounded = logits(session, adapter, Precision.INT8, split, step);
      Score score = split.headline(exact);
      Parity parity = Parity.of(Precision.INT8.id(), 0, split, exact, rounded);
      return new Int8Loss(
          test.size(),
          score.name(),
          score.value(),
          parity.headline().value(),
          parity.changedAnswers(),
          parity.largestChange());
    }
  }

  private static float[][][] logits(
      ServingSession session, Adapter adapter, Precision precision, TestSplit split, Runnable step)
      throws IOException {
    try (AdapterSlot slot = session.load(adapter, precision)) {
      return split.logits(
          rows -> {
            step.run();
            List<Row> batch =
                rows.stream().map(ids -> new Row(slot, Encoding.of(ids, ids.length))).toList();
            return byHead(session.logits(batch), split.heads().size());
          });
    }
  }

  private static float[][][] byHead(List<List<float[]>> rows, int heads) {
    float[][][] logits = new float[heads][rows.size()][];
    for (int head = 0; head < heads; head++) {
      for (int row = 0; row < rows.size(); row++) {
        logits[head][row] = rows.get(row).get(head);
      }
    }
    return logits;
  }
}
