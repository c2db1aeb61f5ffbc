package dev.attune.evaluation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One token and its tag to a line, a blank line between texts.
 *
 * @param tokens of one text
 * @param tags one for each token
 * @param last the text's last line when it has no tag, otherwise empty
 */
record Conll(List<String> tokens, List<String> tags, String last) {

  static List<Conll> read(Path file) throws IOException {
    List<Conll> texts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        add(texts, lines, file);
      } else {
        lines.add(line);
      }
    }
    add(texts, lines, file);
    return texts;
  }

  private static void add(List<Conll> texts, List<String> lines, Path file)
      throws MalformedDataException {
    if (lines.isEmpty()) {
      return;
    }
    List<String> tokens = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    String last = "";
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      if (!last.isEmpty() || cells.length > 2) {
        throw new MalformedDataException(
            file, texts.size() + 1L, "has a line that is not a token and its tag.");
      }
      if (cells.length == 1) {
        last = line;
      } else {
        tokens.add(cells[0]);
        tags.add(cells[1].strip());
      }
    }
    texts.add(new Conll(List.copyOf(tokens), List.copyOf(tags), last));
    lines.clear();
  }

  TaggedText joined(Path file, int number, String separator) throws MalformedDataException {
    try {
      return TaggedText.of(tokens, tags, separator);
    } catch (IllegalArgumentException e) {
      throw new MalformedDataException(file, number, String.valueOf(e.getMessage()));
    }
  }
}
