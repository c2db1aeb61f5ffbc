package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page that says how far annotators agree. */
@MessageBundle("agreement")
public interface AgreementMessages {
  String title();

  String lead(String examples, String single);

  String sampled(String drawn, String examples);

  /** How many of the compared texts a model chose. */
  String chosen(String chosen);

  /** Where the plan asks one person about each text. */
  String onePerText();

  String none();

  String noneText();

  /** What a figure means: the seven readings and four shortages of {@code libs/agreement}. */
  String sentence(String key, String percent, String have, String need, String missing);

  String statisticOf(String statistic);

  String explained(String statistic);

  String figure();

  String value();

  String meaning();

  String interval();

  String basis(String examples, String annotators);

  String leftOut(String examples);

  String labels();

  String labelsHint(String statistic);

  String label();

  String pairs();

  String pairsHint(String statistic);

  /** Where not all pairs are listed. */
  String somePairs(String listed, String all);

  String pair();

  String annotators();

  String annotatorsHint();

  /** Where not all annotators are listed. */
  String someAnnotators(String listed, String all);

  String annotator();

  String answers();

  String accuracy();

  String mistakes();

  String mistake(String share);

  String tooManyLabels();

  String matrix(String annotator);

  String matrixHint();

  String right();

  String given();

  String foundBy(String annotator);

  String foundHint();

  String belongs();

  String sensitivity();

  String specificity();

  String confusions();

  String confusionsHint();

  String labelPair();

  String examples();

  String share();
}
