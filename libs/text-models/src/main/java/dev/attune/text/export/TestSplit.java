package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.metrics.Score;
import dev.attune.text.objective.Objectives;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts that an export is measured on, cut as the version cuts them.
 *
 * @param heads of the version
 * @param golds the right answers, in the order of the encodings
 */
record TestSplit(List<Head> heads, List<Encoding> encodings, List<Gold> golds) {
  private static final int BATCH = 32;

  static TestSplit of(BaseModel base, Adapter adapter, List<TrainingExample> examples)
      throws IOException {
    List<String> texts = examples.stream().map(TrainingExample::text).toList();
    return new TestSplit(
        adapter.heads(),
        base.tokenizer(adapter.maxTokens()).encodeAll(texts),
        examples.stream().map(TrainingExample::gold).toList());
  }

  /** Runs every text, [heads][texts][logits]. */
  float[][][] logits(Model model) throws IOException {
    float[][][] all = new float[heads.size()][encodings.size()][];
    for (int start = 0; start < encodings.size(); start += BATCH) {
      int end = Math.min(start + BATCH, encodings.size());
      float[][][] part =
          model.logits(encodings.subList(start, end).stream().map(Encoding::ids).toList());
      for (int head = 0; head < all.length; head++) {
        System.arraycopy(part[head], 0, all[head], start, end - start);
      }
    }
    return all;
  }

  /** The figure that such versions are judged by; of a joint task the mean over its outputs. */
  Score headline(float[][][] logits) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      Head head = heads.get(i);
      var figure =
          Objectives.of(head.task())
              .evaluate(logits[i], samples(head), head.calibration())
              .headline();
      scores.add(new Score(figure.name(), figure.value()));
    }
    return scores.size() == 1
        ? scores.getFirst()
        : new Score("mean", scores.stream().mapToDouble(Score::value).average().orElseThrow());
  }

  private List<Sample> samples(Head head) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < golds.size(); i++) {
      samples.add(new Sample(part(golds.get(i), head.output()), encodings.get(i)));
    }
    return samples;
  }

  private static Gold part(Gold gold, String output) {
    if (gold instanceof Gold.Outputs(var outputs)) {
      Gold part = outputs.get(output);
      if (part == null) {
        throw new IllegalArgumentException("A text has no answer for " + output + ".");
      }
      return part;
    }
    return gold;
  }

  /** Something that gives logits for a batch of texts, [heads][texts][logits]. */
  interface Model {
    float[][][] logits(List<long[]> rows) throws IOException;
  }
}
