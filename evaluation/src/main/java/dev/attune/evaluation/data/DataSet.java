package dev.attune.evaluation.data;

import dev.attune.text.task.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A public data set, ready to be trained on.
 *
 * @param task what is asked
 * @param splits the texts
 * @param notes what differs from the files as published, one sentence each
 */
public record DataSet(Task task, Splits splits, List<String> notes) {

  public DataSet {
    notes = List.copyOf(notes);
  }

  /** A hash over all that can be learned from it and scored. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(task.toString().getBytes(StandardCharsets.UTF_8));
      for (List<Sample> split : List.of(splits.train(), splits.validation(), splits.test())) {
        digest.update((byte) 0);
        for (Sample sample : split) {
          String whole =
              "%s\u0000%s\u0000%s\u0000%s\u0000"
                  .formatted(
                      sample.id(), sample.text(), sample.gold(), new TreeMap<>(sample.votes()));
          digest.update(whole.getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
