package dev.attune.text.learn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** A hash over everything that decides what comes out of a training. */
final class Fingerprint {
  /** Rises when the same plan trains in another way than before. */
  private static final int VERSION = 9;

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /**
   * Of a training.
   *
   * @param settings the plan's, without automatic numbers: what those stand for may change from one
   *     version of this program to the next
   */
  static String of(TrainingPlan plan, Hyperparameters settings, Computation computation) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(Integer.toString(VERSION));
    fingerprint.add(computation.toString());
    fingerprint.add(plan.base().info().sha256());
    fingerprint.add(plan.base().info().pooling().id());
    fingerprint.add(plan.task().toString());
    fingerprint.add(plan.method().toString());
    fingerprint.add(settings.toString());
    fingerprint.add(String.valueOf(plan.search()));
    TrainingData data = plan.data();
    List.of(data.train(), data.validation(), data.test()).forEach(fingerprint::add);
    return fingerprint.hex();
  }

  /** Of one loop of a training, which may have settings of its own. */
  static String of(String training, Hyperparameters settings) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(training);
    fingerprint.add(settings.toString());
    return fingerprint.hex();
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(List<TrainingExample> examples) {
    add(Integer.toString(examples.size()));
    for (TrainingExample example : examples) {
      add(example.text());
      add(example.gold().toString());
      add(new TreeMap<>(example.votes()).toString());
    }
  }

  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
