package dev.attune.console.datasets;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of snapshots, of taking them and of comparing two. */
@MessageBundle("snapshot")
public interface SnapshotMessages {
  String snapshotsTitle();

  String snapshotsText();

  String noSnapshots();

  String noSnapshotsText();

  String takeTitle();

  String howSplit();

  String byShares();

  String bySharesHint();

  String byKept();

  String byKeptHint();

  String testOf();

  String testOfWrong();

  String keptValidation();

  String keptValidationWrong();

  String testKept(String number);

  String withoutAnswer(String count);

  String withoutSplit(String count);

  String nearTogether(String count);

  String nearApart(String count);

  String nearLeftOut(String count);

  String nearNotCompared(String count);

  String byColumn();

  String byColumnHint();

  String shareTrain();

  String shareValidation();

  String shareTest();

  String sharesWrong();

  String seed();

  String seedHint();

  String seedWrong();

  String take();

  String number();

  String contentHash();

  String trainOnIt();

  String snapshotTaken(String number);

  String compare();

  String changesTitle(String since, String number);

  String changesText();

  String changesTask();

  String changesCounts();

  String changesLabels();

  String changesNone();

  String before();

  String after();

  String changeName(String change);
}
