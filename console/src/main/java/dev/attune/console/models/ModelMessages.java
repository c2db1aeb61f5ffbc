package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about models and their versions. */
@MessageBundle("model")
public interface ModelMessages {
  String title();

  String intro();

  String train();

  String emptyTitle();

  String emptyText();

  String emptyReader();

  String versions();

  String latest(String version);

  String noVersion();

  String noVersionText();

  String toRuns();

  String inProduction(String version);

  String notServing();

  String tabVersions();

  String tabDeployment();

  String tabCard();

  String tabPlayground();

  String version(String number);

  String versionWord();

  String method();

  String baseModel();

  String trained();

  String serving();

  String place(String place);

  String compare();

  String compareHint();

  String compareWith();

  String compareTitle(String a, String b);

  String comparePick();

  String pairedBetter(String better, String lesser);

  String pairedEven();

  String pairedOn(String examples);

  String pairedShared(String a, String ofA, String b, String ofB, String examples);

  String pairedDifference();

  String pairedP();

  String pairedRight(String number);

  String pairedNearer(String number);

  String pairedAlike(String by);

  String pairedValue(String number, String value);

  String pairedRightOn(String number, String count);

  String pairedNearerOn(String number, String count);

  String pairedTexts(String count);

  String pairedNote();

  String pairedMissing();

  String pairedOutput();

  String pairedVerdict();

  String pairedVerdictOf(String number);

  String pairedUndecided();

  String compareDiffers(String better, String figure);

  String compareSame(String figure);

  String compareOtherData();

  String compareOtherTexts();

  String difference();

  String promote();

  String onTest(String examples);

  String onValidation(String examples);

  String warnings();

  String lineage();

  String cardIntended();

  /**
   * What a version answers.
   *
   * @param mark of texts that it refuses, since they have none of the labels; empty for none
   */
  String cardIntendedText(String type, String labels, String mark);

  String cardNot();

  String cardNotText();

  String cardData();

  String cardDataText(String dataset, String snapshot, String examples);

  String cardQuality();

  String cardPerLabel();

  String contentHash();

  String seed();

  String device();

  String duration();

  String run();

  String choose();

  String playTitle();

  String playText();

  String playVersion();

  String playServing();

  String text();

  String textHint();

  String textMissing();

  String ask();

  String asking();

  String answer();

  String answerBy(String version, String millis);

  String sure(String share);

  String scores();

  String notServingPlay();

  String gatewayAway();

  String compareOtherKind();

  String refused();

  String refusedText(String share);

  String noLabel();

  String scoresThresholds();

  String given();

  String foundParts();

  String noParts();

  String valueInterval(String low, String high);

  String valueNote();

  String truncated();
}
