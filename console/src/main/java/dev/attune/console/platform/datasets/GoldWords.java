package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.datasets.Gold.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the list of a version's mistakes writes them, in a line: {@code joy}, {@code
 * joy|sadness}, {@code place[18,23) day[27,33)}, {@code stress=8.00 valence=-0.400}.
 */
public final class GoldWords {

  private static final Pattern ENTITY = Pattern.compile("(\\S+)\\[(\\d{1,9}),(\\d{1,9})\\)");
  private static final Pattern VALUE =
      Pattern.compile("(.+?)=(-?\\d[0-9.]*(?:[eE][-+]?\\d+)?)(?:\\s+|$)");

  private GoldWords() {}

  /**
   * What a line says in answer to a task; a document that is no line is read as it is.
   *
   * @param none how a line says that there is no answer
   */
  public static Gold read(@Nullable JsonNode words, Task task, String none) {
    if (words == null || !words.isTextual()) {
      return Gold.read(words);
    }
    var line = words.textValue();
    var said = line.equals(none) ? "" : line;
    return switch (task.type()) {
      case Task.MULTI_LABEL ->
          new Gold(
              null, said.isEmpty() ? List.of() : List.of(said.split("\\|", -1)), null, null, null);
      case Task.TOKEN -> new Gold(null, null, entities(said), null, null);
      case Task.REGRESSION -> values(said);
      default -> said.isEmpty() ? new Gold(null, List.of(), null, null, null) : Gold.of(said);
    };
  }

  private static List<Entity> entities(String line) {
    var entities = new ArrayList<Entity>();
    var each = ENTITY.matcher(line);
    while (each.find()) {
      entities.add(
          new Entity(
              Integer.parseInt(each.group(2)), Integer.parseInt(each.group(3)), each.group(1)));
    }
    return entities;
  }

  private static Gold values(String line) {
    var values = new LinkedHashMap<String, Double>();
    var each = VALUE.matcher(line);
    while (each.find()) {
      values.put(each.group(1), Double.valueOf(each.group(2)));
    }
    return new Gold(null, null, null, values, null);
  }
}
