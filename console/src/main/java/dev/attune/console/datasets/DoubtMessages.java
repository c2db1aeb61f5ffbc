package dev.attune.console.datasets;

import io.quarkus.qute.i18n.MessageBundle;

/** Words about labels that are probably wrong. */
@MessageBundle("doubt")
public interface DoubtMessages {
  String title();

  String lead();

  String none();

  String noneText();

  /** Where labels were checked before the task was changed. */
  String outdated();

  String outdatedText();

  String noneLeft();

  /** Where more was doubted than was kept. */
  String noneLeftOfKept();

  String checked(String examples, String snapshot, String model, String version);

  String left(String count);

  /** Where more was doubted than was kept. */
  String kept(String suspects, String kept);

  String noise(String share);

  String noiseOf(String output, String share);

  /** Of sets of labels, where each label of each text is a decision. */
  String noiseOfSets(String share);

  String noiseOfSetsOf(String output, String share);

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
