package dev.attune.worker.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dozen sentences for each of three feelings, in the splits 8, 2 and 2.
 *
 * @param split one of the three, by its name in the database
 */
public record Sentences(String label, String split, String text) {
  private static final List<String> SPLITS =
      List.of(
          "train",
          "train",
          "train",
          "train",
          "train",
          "train",
          "train",
          "train",
          "validation",
          "validation",
          "test",
          "test");

  /** All of them. */
  public static List<Sentences> all() {
    try (InputStream in = Sentences.class.getResourceAsStream("/feelings.tsv")) {
      if (in == null) {
        throw new IllegalStateException("feelings.tsv is missing.");
      }
      Map<String, Integer> seen = new HashMap<>();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .map(
              columns ->
                  new Sentences(
                      columns[0],
                      SPLITS.get(seen.merge(columns[0], 1, Integer::sum) - 1),
                      columns[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
