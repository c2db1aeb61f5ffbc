package dev.attune.evaluation.data;

import dev.attune.text.task.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that came as tokens with tags.
 *
 * @param text the tokens with the separator between them
 * @param entities in code points of the text
 */
record TaggedText(String text, List<Entity> entities) {

  /**
   * Joins tokens. Tags are O, or one of B, I, E, S and a kind with a hyphen between; as conlleval
   * has it, a stretch begins at B and S, and at any other tag of a kind that the tag before is not
   * of, and it ends after E and S.
   *
   * @throws IllegalArgumentException if a tag is none of these or the numbers differ
   */
  static TaggedText of(List<String> tokens, List<String> tags, String separator) {
    if (tokens.size() != tags.size()) {
      throw new IllegalArgumentException(
          "has %d tokens with %d tags.".formatted(tokens.size(), tags.size()));
    }
    List<Entity> entities = new ArrayList<>();
    String kind = "";
    int start = 0;
    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int begin = i == 0 ? 0 : end + CodePoints.length(separator);
      Tag tag = Tag.of(tags.get(i));
      if (!kind.isEmpty() && (tag.begins() || !tag.kind().equals(kind))) {
        entities.add(new Entity(kind, start, end));
        kind = "";
      }
      if (kind.isEmpty()) {
        kind = tag.kind();
        start = begin;
      }
      end = begin + CodePoints.length(tokens.get(i));
      if (!kind.isEmpty() && tag.ends()) {
        entities.add(new Entity(kind, start, end));
        kind = "";
      }
    }
    if (!kind.isEmpty()) {
      entities.add(new Entity(kind, start, end));
    }
    return new TaggedText(String.join(separator, tokens), List.copyOf(entities));
  }

  private record Tag(char place, String kind) {
    static Tag of(String written) {
      if (written.equals("O")) {
        return new Tag('O', "");
      }
      if (written.length() < 3
          || written.charAt(1) != '-'
          || "BIES".indexOf(written.charAt(0)) < 0) {
        throw new IllegalArgumentException("has the unknown tag '%s'.".formatted(written));
      }
      return new Tag(written.charAt(0), written.substring(2));
    }

    boolean begins() {
      return place == 'B' || place == 'S';
    }

    boolean ends() {
      return place == 'E' || place == 'S';
    }
  }
}
