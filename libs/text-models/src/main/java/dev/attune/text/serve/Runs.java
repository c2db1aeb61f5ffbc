package dev.attune.text.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes rows of any adapters through their encoders, in as few and as even runs as pays. */
final class Runs {
  private final int tokensPerRun;
  private final Interruption interruption;

  /**
   * @param tokensPerRun most tokens of a run, padding included; a longer row goes alone
   * @param interruption ends them early
   */
  Runs(int tokensPerRun, Interruption interruption) {
    this.tokensPerRun = tokensPerRun;
    this.interruption = interruption;
  }

  /** What makes two rows the same to an encoder. */
  @SuppressWarnings("ArrayRecordComponent") // compared by what is in it
  private record Same(AdapterSlot slot, long[] ids) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same that && slot == that.slot && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(slot) + Arrays.hashCode(ids);
    }
  }

  /** The vectors of each row, in order; rows that are the same share theirs. */
  List<TextVectors> vectors(List<Row> rows) {
    Map<Same, Integer> places = LinkedHashMap.newLinkedHashMap(rows.size());
    List<Row> distinct = new ArrayList<>(rows.size());
    int[] sources = new int[rows.size()];
    for (int i = 0; i < sources.length; i++) {
      Row row = rows.get(i);
      sources[i] =
          places.computeIfAbsent(
              new Same(row.slot(), row.encoding().ids()),
              same -> {
                distinct.add(row);
                return distinct.size() - 1;
              });
    }
    List<TextVectors> computed = computed(distinct);
    return Arrays.stream(sources).mapToObj(computed::get).toList();
  }

  private List<TextVectors> computed(List<Row> rows) {
    Map<Encoder, List<Integer>> byEncoder = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byEncoder.computeIfAbsent(rows.get(i).slot().encoder(), encoder -> new ArrayList<>()).add(i);
    }
    @Nullable TextVectors[] vectors = new TextVectors[rows.size()];
    byEncoder.forEach((encoder, places) -> run(encoder, rows, places, vectors));
    return complete(vectors);
  }

  private void run(
      Encoder encoder, List<Row> rows, List<Integer> places, @Nullable TextVectors[] vectors) {
    int[] lengths =
        places.stream().mapToInt(place -> rows.get(place).encoding().tokens()).toArray();
    for (List<Integer> run : RunPlan.of(lengths, tokensPerRun)) {
      List<TextVectors> together =
          encoder.run(run.stream().map(i -> rows.get(places.get(i))).toList(), interruption);
      for (int i = 0; i < together.size(); i++) {
        vectors[places.get(run.get(i))] = together.get(i);
      }
    }
  }

  @SuppressWarnings("NullAway") // every row was in exactly one run
  private static List<TextVectors> complete(@Nullable TextVectors[] vectors) {
    return Arrays.asList(vectors);
  }
}
