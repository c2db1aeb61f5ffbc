package dev.attune.text.metrics;

import dev.attune.text.task.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads entities from a tag for each word, as {@code B-PER I-PER O}. Entities count in words: an
 * entity from 2 to 4 is the third and fourth word.
 */
public final class TagSequence {
  private TagSequence() {}

  /** What to make of sequences that the scheme forbids, as an I after an O. */
  public enum Reading {
    /**
     * As conlleval and seqeval do by default: any tag of another label, or a B or S, begins an
     * entity; an I or E that follows nothing of its label begins one too. Reads IOB1, BIO and IOBES
     * alike.
     */
    LENIENT,
    /** As seqeval does in its strict mode for IOB2: an entity is a B and the Is right after it. */
    STRICT_BIO,
    /** As seqeval does in its strict mode for IOBES: an S, or a B, any Is and an E. */
    STRICT_IOBES
  }

  /**
   * The entities of one sequence, in its order.
   *
   * @throws IllegalArgumentException if a tag is neither O nor one of B, I, E and S with a label
   */
  public static List<Entity> entities(List<String> tags, Reading reading) {
    List<Tag> read = tags.stream().map(Tag::of).toList();
    return switch (reading) {
      case LENIENT -> lenient(read);
      case STRICT_BIO -> strictBio(read);
      case STRICT_IOBES -> strictIobes(read);
    };
  }

  /** A tag in two parts; O has an empty label. */
  private record Tag(char prefix, String label) {
    private static final Tag OUTSIDE = new Tag('O', "");

    static Tag of(String written) {
      if (written.equals("O")) {
        return OUTSIDE;
      }
      if (!written.matches("[BIES]-.+")) {
        throw new IllegalArgumentException("'%s' is not a tag.".formatted(written));
      }
      return new Tag(written.charAt(0), written.substring(2));
    }

    boolean outside() {
      return prefix == 'O';
    }

    boolean last() {
      return prefix == 'E' || prefix == 'S';
    }

    boolean first() {
      return prefix == 'B' || prefix == 'S';
    }

    boolean continues(Tag before) {
      return !outside() && !first() && !before.last() && label.equals(before.label);
    }
  }

  private static List<Entity> lenient(List<Tag> tags) {
    List<Entity> entities = new ArrayList<>();
    Tag before = Tag.OUTSIDE;
    int start = 0;
    for (int i = 0; i <= tags.size(); i++) {
      Tag tag = i < tags.size() ? tags.get(i) : Tag.OUTSIDE;
      if (!tag.continues(before)) {
        if (!before.outside()) {
          entities.add(new Entity(before.label(), start, i));
        }
        start = i;
      }
      before = tag;
    }
    return entities;
  }

  private static List<Entity> strictBio(List<Tag> tags) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      if (tag.prefix() == 'B') {
        entities.add(new Entity(tag.label(), i, inside(tags, i)));
      }
    }
    return entities;
  }

  private static List<Entity> strictIobes(List<Tag> tags) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      if (tag.prefix() == 'S') {
        entities.add(new Entity(tag.label(), i, i + 1));
      } else if (tag.prefix() == 'B') {
        int end = inside(tags, i);
        if (end < tags.size() && tags.get(end).equals(new Tag('E', tag.label()))) {
          entities.add(new Entity(tag.label(), i, end + 1));
        }
      }
    }
    return entities;
  }

  /** After the last I that follows a B without a gap and with its label. */
  private static int inside(List<Tag> tags, int start) {
    Tag inside = new Tag('I', tags.get(start).label());
    int end = start + 1;
    while (end < tags.size() && tags.get(end).equals(inside)) {
      end++;
    }
    return end;
  }
}
