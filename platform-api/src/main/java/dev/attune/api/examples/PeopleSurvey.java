package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.uploadedanswers.UploadedAnswer;
import dev.attune.api.uploadedanswers.UploadedAnswers;
import dev.attune.data.crypto.TextCipher;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what people answer in a file, together with what is stored of the same texts: of a text it
 * keeps who has answered, and one of the answers. Texts go by a number, which is equal for equal
 * ones; beyond those that a check compares with each other they are remembered for a batch only.
 */
final class PeopleSurvey {
  private final TextCipher cipher;
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<Long, Said> texts = new HashMap<>();
  private final Map<Long, Said> more = new HashMap<>();
  private long answers;
  private long skips;
  private long added;
  private long passedOver;
  private long answered;
  private long differ;
  private long labelled;

  PeopleSurvey(TextCipher cipher) {
    this.cipher = cipher;
  }

  /** What is known of one text. */
  private static final class Said {
    private final BitSet people = new BitSet();
    private @Nullable JsonNode first;
    private boolean differ;
    private boolean answered;
    private boolean awaitsLabel;
    private boolean leftOpen;

    private void take(@Nullable JsonNode answer) {
      if (first == null) {
        first = answer;
      } else if (answer != null) {
        differ |= !first.equals(answer);
      }
    }
  }

  /**
   * What somebody has answered to a text that is stored.
   *
   * @param person the digest of the name, or a member's e-mail; null where nobody is known
   * @param answer null when it was skipped, or does not count
   */
  void isStored(long text, @Nullable String person, @Nullable JsonNode answer) {
    Said said = said(text);
    if (person != null) {
      said.people.set(number(person));
    }
    said.take(answer);
  }

  /** A text of an earlier row, whose people, if it has any, have been seen. */
  void isEarlier(long text, boolean labelled) {
    Said said = said(text);
    said.awaitsLabel |= !said.answered && !labelled;
  }

  /** The answers of a row whose text is new. */
  void see(long text, NewExample example) {
    if (example.answers().isEmpty()) {
      return;
    }
    Said said = said(text);
    said.awaitsLabel = !example.own();
    said.leftOpen = UploadedAnswer.leaveOpen(example.answers(), example.gold());
    for (UploadedAnswer answer : example.answers()) {
      if (answer.by() != null) {
        said.people.set(number(answer.by(), named));
      }
      count(said, answer);
    }
  }

  /** The answers of a row whose text is there already; says whether it adds one. */
  boolean add(long text, NewExample example) {
    long before = added;
    for (UploadedAnswer answer : example.answers()) {
      Said said = said(text);
      String by = answer.by();
      if (by == null || said.people.get(number(by, named)) || isOfMember(said, by)) {
        passedOver++;
      } else {
        said.people.set(number(by, named));
        said.leftOpen |= UploadedAnswer.leaveOpen(example.answers(), example.gold());
        count(said, answer);
        added++;
      }
    }
    return added > before;
  }

  /** Whether a member of that e-mail has answered. */
  private boolean isOfMember(Said said, String name) {
    Integer member = people.get(name.toLowerCase(Locale.ROOT));
    return member != null && said.people.get(member);
  }

  private void count(Said said, UploadedAnswer answer) {
    said.answered = true;
    said.take(answer.answer());
    if (answer.answer() == null) {
      skips++;
    } else {
      answers++;
    }
  }

  private Said said(long text) {
    Said known = texts.get(text);
    if (known != null) {
      return known;
    }
    return (texts.size() < TextSurvey.MOST_COMPARED ? texts : more)
        .computeIfAbsent(text, key -> new Said());
  }

  private int number(String name, Map<String, Integer> known) {
    Integer number = known.get(name);
    if (number == null) {
      number = number(HexFormat.of().formatHex(cipher.annotator(name)));
      known.put(name, number);
      UploadedAnswers.requireFew(known.size());
    }
    return number;
  }

  private int number(String person) {
    return people.computeIfAbsent(person, key -> people.size());
  }

  /** A batch has been looked at. */
  void endBatch() {
    more.values().forEach(this::sum);
    more.clear();
  }

  private void sum(Said said) {
    answered += said.answered ? 1 : 0;
    differ += said.answered && said.differ ? 1 : 0;
    labelled += said.awaitsLabel && said.first != null && !said.differ && !said.leftOpen ? 1 : 0;
  }

  /** Sums up, once all rows have been seen. */
  void end() {
    texts.values().forEach(this::sum);
    texts.clear();
  }

  /** How many texts have a label only because all say the same. */
  long labelled() {
    return labelled;
  }

  CheckReport.People report() {
    return new CheckReport.People(
        answers, skips, added, passedOver, named.size(), answered, differ);
  }
}
