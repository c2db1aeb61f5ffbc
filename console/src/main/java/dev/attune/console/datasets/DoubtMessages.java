package dev.attune.console.datasets;

import io.quarkus.qute.i18n.MessageBundle;

/** Words about labels that are probably wrong. */
@MessageBundle("doubt")
public interface DoubtMessages {
  String title();

  String lead();

  String none();

  String noneText();

  String noneLeft();

  String checked(String examples, String snapshot, String model, String version);

  String left(String count);

  String noise(String share);

  String noiseOf(String output, String share);

  String unjudged(String labels);

  String given();

  String likely();

  String output();

  String confidence();

  String confidenceNote();

  String review();

  String inReview();

  String version();

  String labelBefore();

  String modelsAnswer();

  String allLikely();
}
