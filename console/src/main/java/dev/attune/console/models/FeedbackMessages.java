package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of why a text was answered so, and of what people said was right. */
@MessageBundle("feedback")
public interface FeedbackMessages {
  String explain();

  String explainHint();

  String whyTitle();

  String whyText();

  String whyOf(String name, String score, String baseline);

  String whyOfPart(String name, String part, String score, String baseline);

  String speaksFor();

  String speaksAgainst();

  String word();

  String adds();

  String wordsOf(String name);

  String giveTitle();

  String giveText();

  String right();

  String rightOf(String name);

  String marks();

  String spanKeys();

  String noneFits();

  String comment();

  String commentHint();

  String give();

  String given();

  String away();

  String title();

  String none();

  String text();

  String count(String count);

  String agreed(String agreed, String of);

  String share(String share, String low, String high);

  String scalesTitle();

  String scalesText();

  String scale();

  String meanError();

  String errorBetween(String low, String high);

  String difference();

  String correctionsTitle();

  String predicted();

  String wasRight();

  String times();

  String latestTitle();
}
