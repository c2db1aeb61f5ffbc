package dev.attune.api.examples;

import dev.attune.api.examples.CheckReport.Severity;
import dev.attune.api.examples.TextSurvey.Seen;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.sql.KeysetPages;
import dev.attune.data.crypto.TextCipher;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look through a body, for one thread. */
final class CheckPass {
  private static final int BATCH = 1_000;
  private static final int BATCH_ANSWERS = 100_000;

  private final Target target;
  private final Findings findings = new Findings();
  private final Rejections rejections = new Rejections();
  private final PeopleSurvey people;
  private final List<Good> batch = new ArrayList<>(BATCH);
  private int batchAnswers;
  private long rows;
  private long acceptable;
  private long labelled;
  private long duplicates;
  private long extended;

  /** What a body is held against. */
  record Target(
      ParquetPlaces parquet,
      GoldForm form,
      TextCipher cipher,
      LabelSurvey labels,
      TextSurvey texts,
      StoredTexts stored) {}

  /**
   * A row that may be stored.
   *
   * @param text its number, as {@link TextSurvey#key} has it
   * @param again whether an earlier row has the same text
   */
  private record Good(long line, NewExample example, String digest, long text, boolean again) {}

  CheckPass(Target target) {
    this.target = target;
    this.people = new PeopleSurvey(target.cipher());
  }

  CheckReport over(InputStream in, UploadOptions options) throws IOException {
    try (UploadBody body = new UploadBody(in, options, target.form(), target.parquet())) {
      return over(body);
    }
  }

  private CheckReport over(UploadBody body) throws IOException {
    RowCheck check = new RowCheck(target.form());
    for (RawRow row = body.next(); row != null; row = body.next()) {
      rows++;
      switch (row) {
        case RawRow.Unreadable(long line, String reason) -> rejections.add(line, reason);
        case RawRow.Fields fields -> see(fields, check.check(fields), body.place());
      }
    }
    compareWithStored();
    people.end();
    compareNearlyWithStored();
    return report(body);
  }

  private void see(RawRow.Fields fields, RowCheck.Outcome outcome, String place) {
    seeLabels(fields);
    for (RawRow.Remark remark : fields.remarks()) {
      findings.line(
          "tag-repaired",
          Severity.WARNING,
          "A tag continues an entity that no tag began; it was taken to begin one.",
          remark.line());
    }
    switch (outcome) {
      case RowCheck.Bad(String reason) -> rejections.add(fields.line(), reason + place);
      case RowCheck.Good(NewExample example) -> {
        byte[] digest = target.cipher().digest(example.text());
        Seen seen = target.texts().see(fields.line(), example, digest, findings);
        if (seen == Seen.FIRST || (seen == Seen.AGAIN && !example.answers().isEmpty())) {
          batch.add(
              new Good(
                  fields.line(),
                  example,
                  HexFormat.of().formatHex(digest),
                  TextSurvey.key(digest),
                  seen == Seen.AGAIN));
          batchAnswers += example.answers().size();
        } else {
          duplicates++;
        }
      }
    }
    if (batch.size() == BATCH || batchAnswers >= BATCH_ANSWERS) {
      compareWithStored();
    }
  }

  /** Where nothing is decided, what people say is what there is of labels. */
  private void seeLabels(RawRow.Fields fields) {
    if (!fields.answer().isEmpty()) {
      target.labels().see(fields.answer());
    } else {
      fields.people().stream().map(RawAnswer::answer).distinct().forEach(target.labels()::see);
    }
  }

  private void compareWithStored() {
    Map<String, @Nullable String> stored =
        target.stored().splits(batch.stream().map(Good::digest).toList());
    seeAnswered(stored.keySet());
    for (Good good : batch) {
      if (stored.containsKey(good.digest())) {
        seeAgain(good, stored.get(good.digest()));
      } else if (good.again()) {
        people.isEarlier(good.text(), target.texts().isLabelled(good.text()));
        add(good);
      } else {
        acceptable++;
        labelled += good.example().own() ? 1 : 0;
        people.see(good.text(), good.example());
      }
    }
    people.endBatch();
    batch.clear();
    batchAnswers = 0;
  }

  /** Where a file has people's answers, those that are stored are seen first. */
  private void seeAnswered(Set<String> stored) {
    target
        .stored()
        .answers(
            batch.stream()
                .filter(good -> !good.example().answers().isEmpty())
                .map(Good::digest)
                .filter(stored::contains)
                .distinct()
                .toList(),
            (digest, person, answer) ->
                people.isStored(TextSurvey.key(HexFormat.of().parseHex(digest)), person, answer));
  }

  private void seeAgain(Good good, @Nullable String storedSplit) {
    String split = good.example().split();
    if (storedSplit == null || split == null || storedSplit.equals(split)) {
      add(good);
      return;
    }
    duplicates++;
    findings.line(
        "leak",
        Severity.REFUSED,
        "The same text in another split: what is learnt from would be tested on.",
        good.line());
  }

  /** A row whose text is there already. */
  private void add(Good good) {
    if (people.add(good.text(), good.example())) {
      extended++;
    } else {
      duplicates++;
    }
  }

  /** Every stored text is opened for it, page by page, and none is kept. */
  private void compareNearlyWithStored() {
    if (!target.texts().comparesWithStored()) {
      return;
    }
    KeysetPages<List<StoredTexts.Text>, UUID> pages = target.stored().pages();
    while (pages.hasNext() && target.texts().comparesWithStored()) {
      for (StoredTexts.Text text : pages.next()) {
        target.texts().seeStored(text.text(), text.split(), text.digest(), findings);
      }
    }
    if (pages.hasNext()) {
      target.texts().reportStored(target.stored().count(), findings);
    }
  }

  private CheckReport report(UploadBody body) {
    target.labels().report(findings);
    target.texts().report(findings);
    CheckReport.LineEnds ends = body.lineEnds();
    if (Math.max(ends.lf(), Math.max(ends.crlf(), ends.cr()))
        < ends.lf() + ends.crlf() + ends.cr()) {
      findings.whole(
          "mixed-line-ends",
          Severity.WARNING,
          ends.lf()
              + ends.crlf()
              + ends.cr()
              - Math.max(ends.lf(), Math.max(ends.crlf(), ends.cr())),
          "Lines end in different ways; has the file been put together from several?",
          List.of("LF " + ends.lf(), "CR LF " + ends.crlf(), "CR " + ends.cr()));
    }
    return new CheckReport(
        body.encoding(),
        body.hasByteOrderMark(),
        ends,
        rows,
        acceptable,
        labelled + people.labelled(),
        duplicates,
        extended,
        people.report(),
        rejections.first(),
        rejections.total(),
        findings.all());
  }
}
