package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.uploadedanswers.UploadedAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of CoNLL: a line for each token, its first column the token, its last the tag; a blank
 * line between sentences. Comments before a sentence may say what a column does in a table, as in
 * {@code # split = train}, and the text itself where blanks between tokens matter. A document
 * begins with a line that looks like a token and is none; it says nothing of the sentences.
 */
final class ConllRows implements RowSource {
  private static final int MAX_LINE_BYTES = 1 << 17;
  private static final int MAX_COMMENTS = 50;
  private static final int MAX_ANNOTATIONS = UploadedAnswers.MOST_PEOPLE;
  private static final int MAX_ANNOTATION_CHARACTERS = 1 << 22;
  private static final int MAX_REMARKS = 10;
  private static final int MAX_TOKENS = 10_000;

  /** The value may have in it what parts lines elsewhere, such as U+2028. */
  private static final Pattern COMMENT = Pattern.compile("# ?([^\\s=]+) = (.*)", Pattern.DOTALL);

  private static final String SENTENCE_ID = "sent_id";

  /** A comment with one person's answer, as an object of JSON. */
  static final String ANNOTATION = "annotation";

  private static final String DOCUMENT = "-DOCSTART-";

  private final ByteLines lines;
  private final OwnAnnotations annotations;

  ConllRows(InputStream body, GoldForm form) {
    this.lines = new ByteLines(body, MAX_LINE_BYTES);
    this.annotations = new OwnAnnotations(form);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (true) {
      Sentence sentence = new Sentence();
      ByteLines.Line line = lines.next();
      boolean ended = line == null;
      for (; line != null; line = lines.next()) {
        if (!sentence.take(line)) {
          break;
        }
      }
      if (!sentence.isEmpty()) {
        return sentence.row(annotations);
      }
      if (ended) {
        return null;
      }
    }
  }

  /** Entities stand where their tokens do; only what people answered is counted in a unit. */
  @Override
  public RawRow inCodePoints(RawRow row, OffsetUnit unit) {
    return unit.ofPeopleInCodePoints(row);
  }

  /** What has been read of one sentence. */
  private static final class Sentence {
    private final Map<String, String> values = new HashMap<>();
    private final ArrayNode people = JsonNodeFactory.instance.arrayNode();
    private final List<String> tokens = new ArrayList<>();
    private final ConllTags tags = new ConllTags();
    private final List<RawRow.Remark> remarks = new ArrayList<>();
    private long said;
    private long first;
    private RawRow.@Nullable Unreadable problem;

    /** Reads a line; false when it is the blank one that ends a sentence. */
    boolean take(ByteLines.Line line) {
      String content = content(line);
      if (content == null) {
        return true;
      }
      if (content.isBlank()) {
        if (isEmpty()) {
          values.clear();
          people.removeAll();
          said = 0;
        }
        return isEmpty();
      }
      Matcher comment = COMMENT.matcher(content);
      if (tokens.isEmpty() && comment.matches()) {
        comment(line.number(), comment.group(1), comment.group(2));
      } else if (!tokens.isEmpty() || !isRemark(content)) {
        token(line.number(), content);
      }
      return true;
    }

    private @Nullable String content(ByteLines.Line line) {
      try {
        if (line.content() == null) {
          fail(line.number(), "is longer than " + MAX_LINE_BYTES + " bytes");
          return null;
        }
        String content = StandardCharsets.UTF_8.newDecoder().decode(line.content()).toString();
        if (line.number() == 1 && content.startsWith("\uFEFF")) {
          content = content.substring(1);
        }
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
      } catch (CharacterCodingException e) {
        fail(line.number(), RawRow.NOT_UTF8);
        return null;
      }
    }

    private void comment(long line, String name, String value) {
      if (name.equals(ANNOTATION) && value.startsWith("{")) {
        annotation(line, value);
        return;
      }
      String column = name.equals(SENTENCE_ID) ? Columns.ID : name;
      if (!value.isEmpty() && Columns.unknown(List.of(column), List.of()).isEmpty()) {
        values.put(column, value);
      }
      if (values.size() > MAX_COMMENTS) {
        fail(line, "is past comment " + MAX_COMMENTS + " of its sentence");
      }
    }

    private void annotation(long line, String value) {
      said += value.length();
      if (people.size() == MAX_ANNOTATIONS) {
        fail(line, "is past annotation " + MAX_ANNOTATIONS + " of its sentence");
      } else if (said > MAX_ANNOTATION_CHARACTERS) {
        fail(
            line,
            "is past character " + MAX_ANNOTATION_CHARACTERS + " of its sentence's annotations");
      } else {
        try {
          people.add(OwnAnnotations.json(value));
        } catch (BadGoldException e) {
          fail(line, e.reason());
        }
      }
    }

    private static String[] columns(String content) {
      return content.contains("\t") ? content.split("\t", -1) : content.split("\\s+");
    }

    /** A hash may also be a token, or begin one; then its line ends with a tag. */
    private static boolean isRemark(String content) {
      String[] columns = columns(content);
      return content.startsWith("#") && !ConllTags.isTag(columns[columns.length - 1].strip());
    }

    private void token(long line, String content) {
      String[] columns = columns(content);
      String token = columns[0].strip();
      String tag = columns[columns.length - 1].strip();
      if (token.equals(DOCUMENT) && beginsDocument()) {
        return;
      }
      begin(line);
      if (columns.length < 2 || token.isEmpty()) {
        fail(line, "has no token and tag, separated by a tab or a blank");
      } else if (!ConllTags.isTag(tag)) {
        fail(
            line,
            "has the tag "
                + Excerpt.of(tag)
                + "; known are O, and B-, I-, E- and S- followed by a label");
      } else if (tokens.size() == MAX_TOKENS) {
        fail(line, "is past token " + MAX_TOKENS + " of its sentence; is a blank line missing?");
      } else {
        tokens.add(token);
        if (!tags.add(tag) && remarks.size() < MAX_REMARKS) {
          remarks.add(
              new RawRow.Remark(
                  line,
                  "has the tag "
                      + Excerpt.of(tag)
                      + ", which continues an entity that no tag began; it was taken to begin one"));
        }
      }
    }

    /** Behind a token, and where the text is known to begin with the same, it is a token. */
    private boolean beginsDocument() {
      return tokens.isEmpty()
          && !values.getOrDefault(Columns.TEXT, "").stripLeading().startsWith(DOCUMENT);
    }

    private void begin(long line) {
      first = first == 0 ? line : first;
    }

    private void fail(long line, String reason) {
      begin(line);
      problem = problem == null ? new RawRow.Unreadable(line, reason) : problem;
    }

    boolean isEmpty() {
      return tokens.isEmpty() && problem == null;
    }

    RawRow row(OwnAnnotations annotations) {
      if (problem != null) {
        return problem;
      }
      String known = values.get(Columns.TEXT);
      ConllText text = known == null ? ConllText.joined(tokens) : ConllText.aligned(known, tokens);
      if (text == null) {
        return new RawRow.Unreadable(first, "begins tokens that are not those of its text");
      }
      values.put(Columns.TEXT, text.text());
      try {
        return new RawRow.Fields(
            first, values, Map.of("entities", entities(text)), annotations.of(people), remarks);
      } catch (BadGoldException e) {
        return new RawRow.Unreadable(first, e.reason());
      }
    }

    private JsonNode entities(ConllText text) {
      ArrayNode entities = JsonNodeFactory.instance.arrayNode();
      for (ConllTags.Span span : tags.spans()) {
        entities
            .addObject()
            .put("start", text.places().get(span.from()).start())
            .put("end", text.places().get(span.to() - 1).end())
            .put("label", span.label());
      }
      return entities;
    }
  }
}
