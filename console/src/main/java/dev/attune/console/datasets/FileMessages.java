package dev.attune.console.datasets;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of uploads, of checks before them, and of downloads. */
@MessageBundle("files")
public interface FileMessages {
  String uploadTitle();

  String uploadText(String type);

  String file();

  String fileHint(String kinds);

  String fileTooLarge();

  String fileMissing();

  String fileKind();

  String format();

  String formatByName();

  String uploadButton();

  String uploading();

  String resultTitle();

  String resultAccepted(String count);

  String resultDuplicates(String count);

  String resultAnswers(String count);

  String resultAdded(String count, String lines);

  String resultPassedOver(String count);

  String resultRejected(String count);

  String resultNothingLost();

  String line();

  String reason();

  String rejectedMore(String count);

  String toExamples();

  String toReview();

  String uploadColumns();

  String checkTitle();

  String checkHint();

  String checkButton();

  String checkNothingStored();

  String checkAcceptable(String count);

  String checkUnlabelled(String count);

  String checkDuplicates(String count);

  String checkAnswers(String count, String texts, String skips);

  String checkPeople(String named, String differ);

  String checkAdded(String count, String lines);

  String checkPassedOver(String count);

  String checkRejected(String count);

  String checkEncoding(String encoding);

  String checkFindings();

  String checkNoFindings();

  String checkRejectedTitle();

  String checkBack();

  String severity();

  String finding();

  String where();

  String linesAt(String lines);

  String severityName(String severity);

  String findingName(String kind, String message);

  String encoding();

  String offsets();

  String offsetsUsual();

  String offsetsCodePoints();

  String offsetsUtf16();

  String annotator();

  String annotatorHint();

  String exportTitle();

  String exportText();

  String exportPeople();

  String exportButton();
}
