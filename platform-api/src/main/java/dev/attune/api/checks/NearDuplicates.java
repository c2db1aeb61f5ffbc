package dev.attune.api.checks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Finds texts that are nearly the same as an earlier one, by the share of character shingles that
 * they have in common (resemblance, the Jaccard index of their sets of shingles), estimated by
 * MinHash: A. Broder, "On the resemblance and containment of documents", 1997. Candidates are texts
 * with a band of equal minima, so that each text is compared with few others. Case, punctuation and
 * blanks play no part. Needs about 200 bytes a text.
 */
public final class NearDuplicates {
  /** From this resemblance on two texts are near duplicates. */
  public static final double RESEMBLANCE = 0.8;

  private static final int BANDS = 12;
  private static final int ROWS = 5;
  private static final int HASHES = BANDS * ROWS;
  private static final int EQUAL_ENOUGH = (int) Math.ceil(RESEMBLANCE * HASHES);
  private static final int[] FACTORS = new int[HASHES];
  private static final int[] SUMMANDS = new int[HASHES];

  static {
    SplittableRandom random = new SplittableRandom(1997);
    for (int i = 0; i < HASHES; i++) {
      FACTORS[i] = random.nextInt() | 1;
      SUMMANDS[i] = random.nextInt();
    }
  }

  private final int most;
  private short[] minima;
  private int[][] tables = new int[BANDS][256];
  private int texts;

  /**
   * @param most how many texts are remembered
   */
  public NearDuplicates(int most) {
    this.most = most;
    this.minima = new short[Math.min(64, most + 1) * HASHES];
  }

  /** Whether it can take no further text. */
  public boolean isFull() {
    return texts == most;
  }

  /**
   * Remembers a text, and answers the number (from 0, in the order of the calls) of an earlier one
   * that is nearly the same; -1 when there is none. A full one remembers nothing and answers -1.
   */
  public int add(String text) {
    int[] first = {-1};
    add(text, like -> first[0] = first[0] < 0 ? like : first[0]);
    return first[0];
  }

  /**
   * Remembers a text, and tells the numbers (from 0, in the order of the calls) of earlier ones
   * that are nearly the same, of those with the same band the first; one may be told several times.
   * A full one remembers nothing and tells nothing.
   */
  public void add(String text, IntConsumer like) {
    if (isFull()) {
      return;
    }
    if (5L * (texts + 1) > 4L * tables[0].length) {
      grow();
    }
    likes(text, like);
    for (int band = 0; band < BANDS; band++) {
      int place = place(band, texts);
      if (tables[band][place] == 0) {
        tables[band][place] = texts + 1;
      }
    }
    texts++;
  }

  /** The number of a remembered text that is nearly the same, or -1; this one is not remembered. */
  public int like(String text) {
    int[] first = {-1};
    likes(text, like -> first[0] = first[0] < 0 ? like : first[0]);
    return first[0];
  }

  private void likes(String text, IntConsumer like) {
    // Its minima stand where those of the next text to be remembered will.
    if ((texts + 1) * HASHES > minima.length) {
      minima = Arrays.copyOf(minima, (int) Math.min(2L * minima.length, (most + 1L) * HASHES));
    }
    minimise(Shingles.of(text), texts * HASHES);
    for (int band = 0; band < BANDS; band++) {
      int there = tables[band][place(band, texts)];
      if (there != 0 && equal(there - 1, texts) >= EQUAL_ENOUGH) {
        like.accept(there - 1);
      }
    }
  }

  private void minimise(long[] shingles, int from) {
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (long shingle : shingles) {
      int half = (int) (shingle >>> 32);
      for (int i = 0; i < HASHES; i++) {
        least[i] = Math.min(least[i], half * FACTORS[i] + SUMMANDS[i]);
      }
    }
    for (int i = 0; i < HASHES; i++) {
      minima[from + i] = (short) (least[i] ^ (least[i] >>> 16));
    }
  }

  /** The place of a text in the table of a band: empty, or that of one with an equal band. */
  private int place(int band, int text) {
    int from = text * HASHES + band * ROWS;
    long hash = band;
    for (int i = 0; i < ROWS; i++) {
      hash = Shingles.mix(hash * 31 + minima[from + i]);
    }
    int[] table = tables[band];
    int mask = table.length - 1;
    int place = (int) hash & mask;
    while (table[place] != 0 && !sameBand((table[place] - 1) * HASHES + band * ROWS, from)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean sameBand(int one, int other) {
    return Arrays.equals(minima, one, one + ROWS, minima, other, other + ROWS);
  }

  private int equal(int one, int other) {
    int equal = 0;
    for (int i = 0; i < HASHES; i++) {
      equal += minima[one * HASHES + i] == minima[other * HASHES + i] ? 1 : 0;
    }
    return equal;
  }

  private void grow() {
    int[][] old = tables;
    tables = new int[BANDS][2 * old[0].length];
    for (int band = 0; band < BANDS; band++) {
      for (int entry : old[band]) {
        if (entry != 0) {
          tables[band][place(band, entry - 1)] = entry;
        }
      }
    }
  }
}
