package dev.attune.api.examples;

import dev.attune.api.checks.NearDuplicates;
import dev.attune.api.checks.PersonalData;
import dev.attune.api.checks.PersonalKind;
import dev.attune.api.checks.TokenEstimate;
import dev.attune.api.examples.CheckReport.Severity;
import dev.attune.text.writing.Script;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the texts of an upload: which of them are the same or nearly the same as another or as
 * one that is stored, in one split or across two; in which writing they are; which are longer than
 * models read; which kinds of personal data they have.
 */
final class TextSurvey {
  static final int MOST_COMPARED = 200_000;

  /** So much takes some seconds. */
  private static final long MOST_STORED_CHARACTERS = 40_000_000;

  private static final int[] LENGTHS = {512, 256, 128};
  private static final double OTHER_LANGUAGE = 0.02;

  private final NearDuplicates near = new NearDuplicates(MOST_COMPARED);
  private final Map<Long, Integer> same = new HashMap<>();
  private final List<Compared> compared = new ArrayList<>();
  private final BitSet nearDuplicates = new BitSet();
  private final BitSet nearLeaks = new BitSet();
  private final Map<Script, Long> scripts = new EnumMap<>(Script.class);
  private final long[] longer = new long[LENGTHS.length];
  private final String language;
  private final PersonalData personal;
  private long texts;
  private long stored;
  private long storedCharacters;

  /** A text that others are compared with. */
  private record Compared(long line, @Nullable String split, boolean labelled) {}

  /** Whether an earlier row has the same text. */
  enum Seen {
    FIRST,
    AGAIN,
    /** In another split. */
    LEAK
  }

  /**
   * @param language of the data set
   */
  TextSurvey(String language) {
    this.language = language;
    this.personal = new PersonalData(language);
  }

  /**
   * Looks at a good row; answers whether an earlier one has the same text.
   *
   * @param digest equal for equal texts
   */
  Seen see(long line, NewExample example, byte[] digest, Findings findings) {
    texts++;
    Script script = Script.of(example.text());
    if (script != null) {
      scripts.merge(script, 1L, Long::sum);
    }
    for (PersonalKind kind : personal.in(example.text())) {
      findings.line(kind.finding(), Severity.WARNING, kind.sentence(), line);
    }
    int tokens = TokenEstimate.of(example.text());
    for (int i = 0; i < LENGTHS.length; i++) {
      longer[i] += tokens > LENGTHS[i] ? 1 : 0;
    }
    return near.isFull() && !same.containsKey(key(digest))
        ? Seen.FIRST
        : compare(line, example, digest, findings);
  }

  private Seen compare(long line, NewExample example, byte[] digest, Findings findings) {
    Integer equal = same.putIfAbsent(key(digest), compared.size());
    if (equal != null) {
      if (straddles(compared.get(equal).split(), example.split())) {
        findings.line(
            "leak",
            Severity.REFUSED,
            "The same text in another split: what is learnt from would be tested on.",
            line);
        return Seen.LEAK;
      }
      return Seen.AGAIN;
    }
    int like = near.add(example.text());
    compared.add(new Compared(line, example.split(), example.own()));
    if (like >= 0) {
      nearlyTheSame(compared.size() - 1, compared.get(like).split(), findings);
    }
    return Seen.FIRST;
  }

  /** Whether the first row with a text, of several, has a label of its own. */
  boolean isLabelled(long key) {
    Integer first = same.get(key);
    return first != null && compared.get(first).labelled();
  }

  /** Whether it is of use to see what is stored. */
  boolean comparesWithStored() {
    return !compared.isEmpty()
        && stored < MOST_COMPARED
        && storedCharacters < MOST_STORED_CHARACTERS;
  }

  /**
   * Looks at a text that is stored, after all of the upload; one that the upload has as well is
   * somebody else's to report.
   */
  void seeStored(String text, @Nullable String split, byte[] digest, Findings findings) {
    stored++;
    storedCharacters += text.length();
    if (!same.containsKey(key(digest))) {
      int like = near.like(text);
      if (like >= 0) {
        nearlyTheSame(like, split, findings);
      }
    }
  }

  /** Says how many stored texts there are, of which some may not have been seen. */
  void reportStored(long all, Findings findings) {
    if (all > stored) {
      findings.whole(
          "stored-not-compared",
          Severity.NOTE,
          all - stored,
          "Only the first " + stored + " stored texts were looked at for near duplicates.",
          List.of(String.valueOf(stored)));
    }
  }

  /** Of a text, one of each kind is enough. */
  private void nearlyTheSame(int text, @Nullable String otherSplit, Findings findings) {
    boolean leak = straddles(compared.get(text).split(), otherSplit);
    BitSet found = leak ? nearLeaks : nearDuplicates;
    if (!found.get(text)) {
      found.set(text);
      findings.line(
          leak ? "near-leak" : "near-duplicate",
          Severity.WARNING,
          leak
              ? "Nearly the same text as an earlier or stored one in another split: what is learnt from would be tested on."
              : "Nearly the same text as an earlier or stored one.",
          compared.get(text).line());
    }
  }

  private static boolean straddles(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !Objects.equals(one, other);
  }

  /** A number of a text, equal for equal ones. */
  static long key(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong();
  }

  /** Says what there is to say of all texts together. */
  void report(Findings findings) {
    for (int i = 0; i < LENGTHS.length; i++) {
      if (longer[i] > 0) {
        findings.whole(
            "long-text",
            Severity.NOTE,
            longer[i],
            "Texts that are longer than "
                + LENGTHS[i]
                + " tokens, by estimate: a model that reads no more does not see their ends.",
            List.of(String.valueOf(LENGTHS[i])));
      }
    }
    languages(findings);
    if (texts > MOST_COMPARED) {
      findings.whole(
          "not-compared",
          Severity.NOTE,
          texts - MOST_COMPARED,
          "Only the first " + MOST_COMPARED + " texts were compared with each other.",
          List.of(String.valueOf(MOST_COMPARED)));
    }
  }

  private void languages(Findings findings) {
    long all = scripts.values().stream().mapToLong(Long::longValue).sum();
    long foreign =
        all
            - switch (language) {
              case "en" -> scripts.getOrDefault(Script.LATIN, 0L);
              case "zh" -> scripts.getOrDefault(Script.CHINESE, 0L);
              default ->
                  scripts.getOrDefault(Script.LATIN, 0L) + scripts.getOrDefault(Script.CHINESE, 0L);
            };
    if (foreign > all * OTHER_LANGUAGE) {
      List<String> found = new ArrayList<>();
      scripts.forEach((script, n) -> found.add(script.word() + " (" + n + ")"));
      findings.whole(
          "language",
          Severity.WARNING,
          foreign,
          "Texts that are not in the writing of the data set's language.",
          found);
    }
  }
}
