package dev.attune.evaluation.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.evaluation.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that are done, one line of JSON each, so that an evaluation that was killed goes on
 * where it was. A line that was cut short is passed over.
 */
final class FinishedRuns {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Map<String, Run> runs = new HashMap<>();

  private FinishedRuns(Path file) {
    this.file = file;
  }

  static FinishedRuns in(Path file) {
    FinishedRuns finished = new FinishedRuns(file);
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          finished.read(line);
        }
      }
    } catch (IOException e) {
      throw new RefusedException("The finished runs cannot be read: " + e.getMessage(), e);
    }
    return finished;
  }

  private void read(String line) {
    try {
      Run run = MAPPER.readValue(line, Run.class);
      runs.put(run.key(), run);
    } catch (JsonProcessingException e) {
      // Cut short when the process was killed, or written by a version that knew other figures.
    }
  }

  Optional<Run> get(String key) {
    return Optional.ofNullable(runs.get(key));
  }

  void add(Run run) {
    runs.put(run.key(), run);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          "\n" + MAPPER.writeValueAsString(run) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RefusedException("The run cannot be kept: " + e.getMessage(), e);
    }
  }
}
