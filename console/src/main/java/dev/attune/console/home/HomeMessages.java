package dev.attune.console.home;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the start page, of founding an organisation, and of the overview. */
@MessageBundle("home")
public interface HomeMessages {
  String title();

  String promise();

  String promiseText();

  String step1();

  String step2();

  String step3();

  String chooseTitle();

  String chooseText();

  String open(String name);

  String newOrganisation();

  String newText();

  String firstTitle();

  String name();

  String nameHint();

  String slug();

  String slugHint();

  String locale();

  String localeHint();

  String createOrganisation();

  String nameMissing();

  String slugWrong();

  String slugTaken();

  String localeWrong();

  String welcome(String name);

  String needsYou();

  String nothingNeedsYou();

  String runGoesOn(String model, String state);

  String timeLeft(String time);

  /** Of an annotator who waits in a data set to be let on. */
  String paused(String email, String dataset);

  String pausedRecord(String right, String answers);

  /** Of the reader's answers that were sent back. */
  String returned(String count, String dataset);

  /** Of texts that the reader could be handed. */
  String toAnswer(String count, String dataset);

  /** Of texts that wait for a reviewer. */
  String toDecide(String count, String dataset);

  String answer();

  String annotate();

  String decide();

  String withoutSnapshot(String dataset, String examples);

  String withoutExamples(String dataset);

  String withoutDeployment(String model, String version);

  String follow();

  String takeSnapshot();

  String upload();

  String promote();

  String look();

  String servesNow();

  String nothingServes();

  String nothingServesText();

  String serves(String version);

  String ask();

  String usage();

  String usageSentence(String requests, String texts, String tokens);

  String noUsage();

  String noUsageText();

  String day();

  String requests();

  String texts();

  String tokens();

  String usageChart();

  String firstStepsTitle();

  String firstStepsText();

  String createDataset();
}
