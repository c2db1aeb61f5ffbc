package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about which versions serve, of changing that, and of trying others. */
@MessageBundle("deployment")
public interface DeploymentMessages {
  String deploymentTitle();

  String nothingServes();

  String nothingServesText();

  String production();

  String canary();

  String canaryShare(String version, String percent);

  String shadow();

  String since();

  String change();

  String changeText();

  String productionHint();

  String canaryVersion();

  String canaryHint();

  String canaryNone();

  String canaryPercent();

  String percentWrong();

  String canarySame();

  String versionWrong();

  String check();

  String confirmTitle();

  String confirmOtherTitle();

  String confirmNow(String version);

  String confirmWas(String version);

  String confirmStays(String version);

  String confirmFirst();

  String confirmCanary(String version, String percent);

  String confirmCanaryEnds(String version);

  String confirmEffect();

  String confirmButton();

  String confirmOtherButton();

  String rollBack();

  String rollBackTitle();

  String rollBackText();

  String rollBackNothing();

  String rollBackButton();

  String rolledBack();

  String deployed();

  String history();

  String historyEmpty();

  String revision();

  String by();

  String at();

  String shadowVersion();

  String shadowHint();

  String shadowNone();

  String shadowSame();

  String shadowRuns(String version);

  String pinned();

  String pinnedHint();

  String pinnedYes();

  String memory();

  String memoryUsual();

  String confirmShadow(String version);

  String confirmShadowEnds(String version);

  String confirmPinned();

  String confirmUnpinned();

  String whereTitle();

  String whereColumn();

  String whereServing(String serving, String running, String version);

  String whereAll(String version);

  String whereNobody();

  String whereIdle(String idle);

  String whereState(String state);

  String whereGateway(String number);

  String whereAnswers();

  String trialTitle(String trial, String candidate, String baseline);

  String finding(String finding);

  String trialNote(String trial);

  String trialTexts();

  String trialSince();

  String trialShed();

  String trialFailed();

  String agreement();

  String scoreShift();

  String scoreShiftHint();

  String distance();

  String distanceHint();

  String labelStability();

  String scoreStability();

  String stabilityHint();

  String times();

  String timesOf(String version, String half, String most);

  String timesHint();

  String labelsTitle();

  String label();

  String refusal();

  String ofVersion(String version);

  String whole();

  String output();

  String promoteThis(String version);

  String state();
}
