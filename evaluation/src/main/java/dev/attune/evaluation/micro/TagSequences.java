package dev.attune.evaluation.micro;

import dev.attune.text.answer.TagLattice;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading one text's entities: the best sequence of tags, and the probability of a sequence. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TagSequences {
  private static final int WORDS = 32;

  /** Outside, and beginning and inside of each of 4 or 20 labels. */
  @Param({"9", "41"})
  private int tags;

  private float[][] logits = new float[0][];
  private int[] sequence = new int[0];

  /** Draws the logits of a text of 32 words. */
  @Setup
  public void text() {
    Random random = new Random(1);
    logits = new float[WORDS][tags];
    for (float[] word : logits) {
      for (int tag = 0; tag < tags; tag++) {
        word[tag] = (float) random.nextGaussian();
      }
    }
    sequence = new TagLattice(logits, tags, null, 1).best();
  }

  /** Viterbi. */
  @Benchmark
  public int[] best() {
    return new TagLattice(logits, tags, null, 1).best();
  }

  /** The forward pass over all sequences. */
  @Benchmark
  public double probability() {
    return new TagLattice(logits, tags, null, 1).logProbability(sequence);
  }
}
