package dev.attune.gateway.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.predict.StreamedAnswer.LineError;
import dev.attune.gateway.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a stream of lines part by part. A part is read when the one before has been written, so a
 * client that reads slowly is read from slowly, and no list is too long for memory.
 */
final class PredictStream {
  /** A text of 100,000 characters, all of them escaped as surrogate pairs, and a subject. */
  static final int MAX_LINE_BYTES = 1_300_000;

  private static final long MAX_SKIPPED_BYTES = 50_000_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int MOST_WAITS = 30;

  private final ObjectMapper json;
  private final Options options;
  private final Asking asking;

  /** Answers the texts of a part, for a caller who may ask at the moment. */
  interface Asking {
    /** One prediction per input, in order; the caller is asked after, be there inputs or not. */
    List<Prediction> answer(Part part);
  }

  PredictStream(ObjectMapper json, Options options, Asking asking) {
    this.json = json;
    this.options = options;
    this.asking = asking;
  }

  void run(InputStream in, OutputStream out) throws IOException {
    Lines lines = new Lines(in, MAX_LINE_BYTES, MAX_SKIPPED_BYTES);
    boolean goesOn = true;
    while (goesOn) {
      Part part = new Part(options);
      LineError end = fill(part, lines);
      boolean admitted = answer(part);
      if (admitted && end != null) {
        part.fail(lines.number(), end);
      }
      write(part, out);
      goesOn = admitted && end == null && !part.isLast();
    }
  }

  /** Why the stream cannot be read on; null when it can. */
  private static @Nullable LineError fill(Part part, Lines lines) {
    try {
      part.fill(lines);
      return null;
    } catch (Lines.EndlessLineException e) {
      return new LineError(
          413,
          "The line has more than %,d bytes; the rest was not read.".formatted(MAX_SKIPPED_BYTES),
          List.of());
    } catch (IOException e) {
      return new LineError(
          408,
          "The list broke off, or nothing came for too long; the rest was not read.",
          List.of());
    } catch (ProblemException e) {
      return LineError.of(e);
    }
  }

  /** Whether the stream goes on: not when the caller is not let in any more. */
  private boolean answer(Part part) {
    if (!part.hasLines()) {
      return true;
    }
    try {
      part.succeed(patiently(part));
      return true;
    } catch (ProblemException e) {
      if (e.status() == 401 || e.status() == 403 || e.status() == 404) {
        part.end(LineError.of(e));
        return false;
      }
      part.fail(LineError.of(e));
      return true;
    }
  }

  /** When the gateway is busy or a rate is reached, the stream waits: that is its back-pressure. */
  private List<Prediction> patiently(Part part) {
    for (int waits = 0; ; waits++) {
      try {
        return asking.answer(part);
      } catch (ProblemException e) {
        Duration wait = wait(e);
        if (wait == null || waits == MOST_WAITS) {
          throw e;
        }
        pause(wait, e);
      }
    }
  }

  private static void pause(Duration wait, ProblemException reason) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  private static @Nullable Duration wait(ProblemException problem) {
    String seconds = problem.headers().get("Retry-After");
    if (seconds == null || (problem.status() != 429 && problem.status() != 503)) {
      return null;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
    return wait.compareTo(LONGEST_WAIT) > 0 ? null : wait;
  }

  private void write(Part part, OutputStream out) throws IOException {
    for (StreamedAnswer answer : part.answers()) {
      out.write(json.writeValueAsBytes(answer));
      out.write('\n');
    }
    out.flush();
  }
}
