package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages on which texts are labelled and reviewed. */
@MessageBundle("annotate")
public interface AnnotateMessages {
  String title();

  String answer();

  String noPlan();

  String noPlanText();

  String noPlanReader();

  String closedTitle();

  String answeredSoFar();

  String decidedShare(String decided, String items);

  String saved();

  String saving();

  String offline();

  String dropped();

  /** Before the names of labels that an answer lost. */
  String labelGone();

  String nothingToUndo();

  String textLater();

  String nothingToRedo();

  String missing();

  String removeSpan();

  String selectFirst();

  String doneTitle();

  String doneText();

  String lookAgain();

  String sentBack();

  String spanHelp();

  /** Where stretches are asked for and nothing can mark them. */
  String needsScript();

  String range(String least, String most);

  String next();

  String undo();

  String redo();

  String ownTitle();

  String ownLink();

  String ownLead();

  String ownAll();

  String ownCorrected();

  String ownNone();

  String ownNoneCorrected();

  String ownSaid();

  String ownDecidedOtherwise();

  String ownDecidedSo();

  String flag();

  String skipReason();

  String skip();

  String unclear();

  String offTopic();

  String unreadable();

  String distressing();

  String other();

  String note();

  String keys();

  String keyLabels();

  String keyNext();

  String keyUndo();

  String keySkip();

  String keyMore();

  String keySpans();

  String planTitle();

  String planPage();

  String planLead();

  String annotators();

  String annotatorsHint();

  String annotatorsMax();

  String annotatorsMaxHint();

  String numberWrong();

  String maxWrong();

  String goldRule();

  String ruleOf(String rule);

  String certainty();

  String certaintyHint();

  String certaintyWrong();

  String waiting();

  String goldShare();

  String goldShareHint();

  String goldShareWrong();

  String goldLeast();

  String goldLeastHint();

  String goldLeastWrong();

  String goldBar();

  String goldBarHint();

  String goldBarWrong();

  String goldTitle();

  String goldLead();

  String goldNone();

  String goldAll();

  String goldAdded();

  String goldMake();

  String goldRemove();

  String goldKnown();

  String goldRecord(String correct, String answers);

  String draw();

  String drawButton();

  String drawWrong();

  String annotatorList();

  String annotator();

  String onGold();

  String paused();

  String pausedNote(String person);

  String letOn();

  String resumed();

  String ordering();

  String orderOf(String order);

  String people();

  String everybody();

  String namedPeople();

  String isOpen();

  String save();

  String planSaved();

  String planClosed();

  String open();

  String inReview();

  String decided();

  String answers();

  String tabAnnotation();
}
