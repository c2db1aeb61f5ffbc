package dev.attune.api.testedtexts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Gold;
import dev.attune.text.writing.Script;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group of test texts as a version's slices name it. Who belongs to it follows from the text and
 * its metadata, from the right answer, or from what the training kept of each text.
 *
 * @param by what tells its texts from others
 * @param meta name of the metadata, or of the label's output; may be empty
 * @param value that the texts share
 */
record Group(String by, String meta, String value) {
  private static final Pattern BAND = Pattern.compile("(\\d{1,9})(?:–(\\d{1,9}))?");

  /**
   * @param slice as a version's metrics have it; those from before there were several kinds have no
   *     {@code by}
   */
  static Group of(JsonNode slice) {
    return new Group(
        slice.path("by").asText("meta"), slice.path("meta").asText(), slice.path("value").asText());
  }

  /** Whether an example must be looked at to tell. */
  boolean isOfExamples() {
    return isOfContents() || by.equals("length");
  }

  /** Whether the text or its metadata must be read to tell. */
  boolean isOfContents() {
    return isOfText() || by.equals("meta");
  }

  /** Whether the text itself must be read to tell. */
  boolean isOfText() {
    return by.equals("language");
  }

  /** Whether the training must have kept something to tell. */
  boolean isOfUnknownWords() {
    return by.equals("unknown-words");
  }

  /** Whether a text with this right answer belongs to it, as far as that tells. */
  boolean holds(Gold gold, @Nullable Integer unknownWords) {
    return switch (by) {
      case "label" -> Answers.part(gold, meta).labels().contains(value);
      case "unknown-words" -> unknownWords != null && inBand(unknownWords);
      default -> true;
    };
  }

  /** Whether an example of so many characters belongs to it. */
  boolean holds(int characters) {
    return !by.equals("length") || inBand(characters);
  }

  /** Whether a text belongs to it by its language. */
  boolean holds(String text) {
    Script script = Script.of(text);
    return script != null && script.word().equals(value);
  }

  /** Whether a text with such metadata belongs to it. */
  boolean holds(Map<String, String> metadata) {
    return value.equals(metadata.get(meta));
  }

  private boolean inBand(int number) {
    Matcher band = BAND.matcher(value);
    if (!band.matches()) {
      return false;
    }
    int low = Integer.parseInt(band.group(1));
    return number >= low
        && number <= (band.group(2) == null ? low : Integer.parseInt(band.group(2)));
  }
}
