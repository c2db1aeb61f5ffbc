package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page that tells what happened to an example. */
@MessageBundle("history")
public interface HistoryMessages {
  String title();

  String link();

  String lead();

  String none();

  String what(String action);

  String answerOf(String person);

  String saidBy(String person);

  String nothingDecided();

  String waits(String status);

  String restore();

  String restoreTitle();

  String restoreText();

  String restoreUndecidedText();

  String restoreButton();

  String was();

  String becomes();

  String restored();
}
