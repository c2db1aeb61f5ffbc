package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Nobody's answer depends on who else is asked about. */
final class Isolation {
  private static final double SAME = 1e-5;

  private Isolation() {}

  /** Each row is answered alone as it is among the others. */
  static void assertSameAnswersAlone(ServingSession session, List<Row> rows) {
    List<RowAnswer> together = session.predict(rows);
    for (int i = 0; i < rows.size(); i++) {
      RowAnswer alone = session.predict(List.of(rows.get(i))).getFirst();
      assertThat(Vectors.distance(Vectors.of(together.get(i)), Vectors.of(alone)))
          .as("row %d", i)
          .isLessThan(SAME);
    }
  }
}
