package dev.attune.console.runs;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about training runs. */
@MessageBundle("run")
public interface RunMessages {
  String title();

  String intro();

  String start();

  String emptyTitle();

  String emptyText();

  String emptyReader();

  String needDataTitle();

  String needDataText();

  String needData();

  String noBaseTitle();

  String noBaseText();

  String model();

  String modelHint();

  String modelWrong();

  String data();

  String dataHint();

  String dataWrong();

  String dataMissing();

  String snapshot(String number);

  String latest();

  String baseModel();

  String baseModelHint();

  String baseModelWrong();

  String baseModelLine(String language, String parameters, String tokens);

  String method();

  String methodName(String method);

  String methodMeaning(String method);

  String methodWrong();

  String parameter(String name);

  String range(String min, String max);

  String parameterWrong(String min, String max);

  String parameterWhole(String min, String max);

  String parameterNone();

  String parameterSome();

  String target(String name);

  String automatic();

  String hyperparameters();

  String moreChoices();

  String startButton();

  String startNote();

  String state();

  String anyState();

  String started();

  String by();

  String took();

  String result();

  String nothingMatches();

  String nothingMatchesText();

  String runOf(String model);

  String queuePosition(String position);

  String queueText();

  String estimate(String time);

  String startsSoon();

  String epochOf(String epoch, String epochs);

  String trialOf(String trial, String trials, String epoch, String epochs);

  String contrastOf(String epoch, String epochs);

  String timeLeft(String time);

  String timeLeftUnknown();

  String samplesPerSecond(String samples);

  String curves();

  String curvesSentence();

  String curvesWaiting();

  String curvesBest(String epoch);

  String trainLoss();

  String validationLoss();

  String loss();

  String epoch();

  String best();

  String noEpochs();

  String log();

  String noLog();

  String madeFrom();

  String dataset();

  String dataGone();

  String cancel();

  String cancelTitle(String model);

  String cancelText();

  String cancelConfirm();

  String keepGoing();

  String cancelRequested();

  String succeededTitle(String version);

  String succeededText();

  String toVersion();

  String failedTitle();

  String failedText();

  String tryAgain();

  String cancelledTitle();

  String cancelledText();

  String onTest(String examples);

  String refreshNote();

  String methodOtherTask();

  String showMethods();

  String search();

  String searchHint();

  String trials();

  String trialsHint();

  String trialsWrong();

  String searchOf(String trials);

  String searchEstimate(String trials);

  String trainedWith();

  String askedFor();

  String askedForHint();

  String searchAround();

  String searchTitle();

  String searchSentence();

  String trial();

  String chosen();

  String validationFigure(String figure);

  String validationUnknown();
}
