package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages on which somebody looks at what people said, and decides. */
@MessageBundle("review")
public interface ReviewMessages {
  String title();

  String lead();

  String keys();

  String none();

  String noneText();

  String statusOf(String status);

  String take();

  String takeBack();

  String sendBack();

  String sendBackNote();

  String sentBackTo(String person);

  String answerBefore();

  String answerSince();

  String takenBack();

  String decidedAs();

  String byRule();

  String byUpload();

  String byPerson(String person);

  String estimatedSure(String share);

  String another();

  String anotherLead();

  String anotherDecide();

  String anotherMissing();

  String anotherScript();

  String anotherGiven();

  String anotherBegin();

  String unnamed();

  String fromUpload();

  String formerMember();

  String flagged();

  String toReview();

  String goldStands();

  String skipped(String reason);

  String waitsForAnswer();

  String done();

  String tab();
}
