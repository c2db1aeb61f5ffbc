package dev.attune.console.labels;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages on which labels change. */
@MessageBundle("labels")
public interface LabelMessages {
  String title();

  String text();

  String open();

  String name();

  String output();

  String examples();

  String answers();

  String change();

  String changeOf(String label);

  String kindName(String kind);

  String usedBy(String examples, String answers);

  String rename();

  String renameText();

  String newName();

  String merge();

  String mergeText();

  String into();

  /** Stands in a list of labels before one is chosen. */
  String chooseLabel();

  String chooseInto();

  String delete();

  String deleteUnused();

  String fate();

  String discard();

  String discardHint();

  String move();

  String moveHint();

  String strip();

  String stripHint();

  String confirm(String label);

  String confirmWrong();

  String snapshotsStay();

  String done();

  String history();

  String historyEmpty();

  String when();

  String who();

  String what();

  String told(String action, String answers, String label, String to);

  String chooseFate();

  String chooseMoveTo();

  String onlyOne();
}
