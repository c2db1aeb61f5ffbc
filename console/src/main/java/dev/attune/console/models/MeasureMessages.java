package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of what was measured about a version, explained to people who measure nothing. */
@MessageBundle("measure")
public interface MeasureMessages {
  String evaluationNote(String type);

  String outOfScope();

  String outOfScopeSentence();

  String outOfScopeThreshold(String share);

  String outOfScopeExamples();

  String inScopePrecision();

  String auroc();

  String perClass();

  String perClassSentence();

  String perClassSetSentence();

  String perClassSpanSentence();

  String threshold();

  String spans();

  String scales();

  String scale();

  String coverage();

  String figure();

  String slices();

  String slicesSentence();

  String hardSlices();

  String hardSlicesSentence(String count);

  String noHardSlice();

  String noHardSliceText(String count);

  String allSlices(String count);

  String allSlicesSentence();

  String sliceBy();

  /** What tells groups of texts apart, other than a column. */
  String sliceOf(String by);

  /** In which writing texts are that are told apart by their language. */
  String writing(String script);

  String sliceRight();

  String sliceOthers();

  String mistakes();

  String mistakesSentence();

  String mistakeHidden();

  String mistakeGone();

  String output();

  String goldAnswer();

  String predictedAnswer();

  String loss();

  String toExample();

  String confusion();

  String confusionSentence();

  String confusionHover(String count, String share);

  /** Beneath a matrix without room for all labels. */
  String confusionMost(String shown, String all);

  String gold();

  String predicted();

  String precision();

  String recall();

  String f1();

  String support();

  String label();

  String reliability();

  String reliabilitySentence();

  String confidence();

  String rightShare();

  String perfectly();

  String calibrationSentence(String before, String after, String temperature);

  String calibrationScores(
      String brierBefore, String brierAfter, String logLossBefore, String logLossAfter);

  String rightBefore();

  String reliabilityBefore();

  String calibrationError();

  String logLoss();

  String intervalNote();
}
