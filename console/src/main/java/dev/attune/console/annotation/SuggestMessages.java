package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words about what a model would answer, and about the order in which it would have texts labelled.
 */
@MessageBundle("suggest")
public interface SuggestMessages {
  String randomShare();

  String randomShareHint();

  String randomShareWrong();

  /** The largest share that is allowed, in per cent. */
  String randomShareLarger(String share);

  String unsureShare();

  String unsureShareHint();

  String unsureShareWrong();

  /** Texts that more people answer. */
  String unsure();

  String suggestions();

  String suggestionsHint();

  /** For whom: {@code hidden}, {@code shown} or {@code half}. */
  String shownTo(String suggestions);

  String title();

  String lead();

  String noModel();

  String standing(String model, String version, String suggested, String waiting);

  String failed();

  String progress(String predicted, String texts);

  String start();

  String stop();

  String started();

  String stopped();

  String next();

  String nextLead();

  String nextOrder();

  String byUncertainty();

  String byDiversity();

  String noDiversity();

  String noUncertainty();

  String wouldAnswer();

  String howUnsure();

  String unsureNote();

  String notLooked();

  String noTexts();

  String suggested();

  String nothing();

  String accept();

  String keyAccept();

  String anchoring();

  String anchoringLead();

  String whenShown();

  String whenWithheld();

  String same(String percent, String same, String answers);

  /** Of several groups of answers together. */
  String sameWeighted(String percent, String answers);

  /** Where answers fall into several groups. */
  String strata(String strata);

  /** What the difference means: three readings, or that there is not enough data. */
  String sentence(
      String key,
      String difference,
      String low,
      String high,
      String shown,
      String withheld,
      String need);
}
