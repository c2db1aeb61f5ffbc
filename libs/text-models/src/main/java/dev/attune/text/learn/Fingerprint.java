package dev.attune.text.learn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash over everything that decides what comes out of a training. */
final class Fingerprint {
  /** Rises when the same plan trains in another way than before. */
  private static final int VERSION = 2;

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  static String of(TrainingPlan plan) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(Integer.toString(VERSION));
    fingerprint.add(plan.base().info().sha256());
    fingerprint.add(plan.task().toString());
    fingerprint.add(plan.method().toString());
    fingerprint.add(plan.hyperparameters().toString());
    fingerprint.add(String.valueOf(plan.search()));
    TrainingData data = plan.data();
    List.of(data.train(), data.validation(), data.test()).forEach(fingerprint::add);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(List<TrainingExample> examples) {
    add(Integer.toString(examples.size()));
    for (TrainingExample example : examples) {
      add(example.text());
      add(example.gold().toString());
    }
  }

  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
