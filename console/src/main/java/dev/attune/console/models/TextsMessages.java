package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the texts behind a version's figures. */
@MessageBundle("texts")
public interface TextsMessages {
  String title();

  String lead();

  String leadLoss();

  String leadUnranked();

  /** What leads from a figure to its texts. */
  String show();

  /** The same, said of a cell of the confusion matrix to whoever does not see it. */
  String showCell(String count, String label, String answered);

  String showMistakes();

  String count(String total);

  String deleted(String count);

  String deletedFromGroup(String count);

  String withheld(String count);

  String filters();

  String without(String filter);

  String clear();

  String group();

  String output();

  String anyOutput();

  String label();

  String anyLabel();

  String answered();

  String outcome();

  String anyOutcome();

  /** Whether an answer is right, in a word. */
  String outcomeName(String outcome);

  String sort();

  String sortName(String sort);

  String apply();

  String text();

  String verdict();

  String confidence();

  String actions();

  String gone();

  String now();

  String nowNone();

  String review();

  String inReview();

  String history();

  String none();

  String noneText();
}
