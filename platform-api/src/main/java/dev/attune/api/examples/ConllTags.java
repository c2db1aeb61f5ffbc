package dev.attune.api.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of a sentence in BIO, and in its relatives that mark ends and single tokens:
 * IOBES, BILOU, BMES. As conlleval does, an inside tag that continues nothing begins an entity.
 */
final class ConllTags {
  static final String OUTSIDE = "O";
  private static final Pattern TAG = Pattern.compile("([BIELSUM])-(.+)");

  /** Tokens from one to before another that have a label together. */
  record Span(int from, int to, String label) {}

  private final List<Span> spans = new ArrayList<>();
  private @Nullable String open;
  private int from;
  private int tokens;
  private boolean repaired;

  /** Whether a tag is one at all. */
  static boolean isTag(String tag) {
    return tag.equals(OUTSIDE) || TAG.matcher(tag).matches();
  }

  /** Reads the tag of the next token; false when it continues what no tag began. */
  boolean add(String tag) {
    repaired = false;
    Matcher parts = TAG.matcher(tag);
    if (!parts.matches()) {
      close();
    } else {
      add(parts.group(1).charAt(0), parts.group(2));
    }
    tokens++;
    return !repaired;
  }

  private void add(char kind, String label) {
    boolean begins = kind == 'B' || kind == 'S' || kind == 'U';
    repaired = !begins && !label.equals(open);
    if (begins || !label.equals(open)) {
      close();
      open = label;
      from = tokens;
    }
    if (kind == 'E' || kind == 'L' || kind == 'S' || kind == 'U') {
      end(label, tokens + 1);
    }
  }

  /** The entities of the sentence, when it is over. */
  List<Span> spans() {
    close();
    return spans;
  }

  private void close() {
    if (open != null) {
      end(open, tokens);
    }
  }

  private void end(String label, int to) {
    spans.add(new Span(from, to, label));
    open = null;
  }
}
