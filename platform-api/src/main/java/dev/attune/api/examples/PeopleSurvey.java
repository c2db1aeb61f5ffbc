package dev.attune.api.examples;

import dev.attune.api.annotation.UploadedAnswer;
import dev.attune.api.annotation.UploadedAnswers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what people answered, and keeps no more of it than their names. */
final class PeopleSurvey {
  private final Set<String> names = new HashSet<>();
  private long answers;
  private long skips;
  private long texts;
  private long differ;

  /** The answers to a text that would be stored. */
  void see(List<UploadedAnswer> people) {
    if (people.isEmpty()) {
      return;
    }
    texts++;
    differ += PeopleCheck.differ(people) ? 1 : 0;
    for (UploadedAnswer person : people) {
      if (person.by() != null) {
        names.add(person.by());
        UploadedAnswers.requireFew(names.size());
      }
      if (person.answer() == null) {
        skips++;
      } else {
        answers++;
      }
    }
  }

  CheckReport.People report() {
    return new CheckReport.People(answers, skips, names.size(), texts, differ);
  }
}
