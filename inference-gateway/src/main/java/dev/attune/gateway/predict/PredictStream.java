package dev.attune.gateway.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.bodies.Holding;
import dev.attune.gateway.bodies.TooManyBytesException;
import dev.attune.gateway.predict.StreamedAnswer.LineError;
import dev.attune.gateway.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a stream of lines part by part. A part is read when the one before has been written, so a
 * client that reads slowly is read from slowly, and no list is too long for memory.
 */
final class PredictStream {
  /** A text of 100,000 characters, all of them escaped as surrogate pairs, and a subject. */
  private static final int MAX_LINE_BYTES = 1_300_000;

  private static final long MAX_SKIPPED_BYTES = 50_000_000;

  private final ObjectMapper json;
  private final Options options;
  private final Patience patience;
  private final Asking asking;

  /** Answers the texts of a part, for a caller who may ask at the moment. */
  interface Asking {
    /** One prediction per input, in order; the caller is asked after, be there inputs or not. */
    List<Prediction> answer(Part part);
  }

  PredictStream(ObjectMapper json, Options options, Patience patience, Asking asking) {
    this.json = json;
    this.options = options;
    this.patience = patience;
    this.asking = asking;
  }

  /**
   * Answers what comes.
   *
   * @param held what the stream holds while its parts are read and answered
   */
  void run(InputStream in, Holding held, OutputStream out) throws IOException {
    Lines lines = new Lines(in, held, MAX_LINE_BYTES, MAX_SKIPPED_BYTES);
    boolean goesOn = true;
    while (goesOn) {
      Part part = new Part(options);
      LineError end = fill(part, lines);
      boolean admitted = answer(part);
      if (admitted && end != null) {
        part.fail(lines.number(), end);
      }
      write(part, out);
      lines.letGo();
      goesOn = admitted && end == null && !part.isLast();
    }
  }

  /** Why the stream cannot be read on; null when it can. */
  private @Nullable LineError fill(Part part, Lines lines) {
    try {
      read(part, lines);
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

  /** While there is no room for a line the stream waits, then it does without the line. */
  private void read(Part part, Lines lines) throws IOException {
    for (int waits = 0; ; waits++) {
      try {
        part.fill(lines);
        return;
      } catch (TooManyBytesException e) {
        if (part.hasLines()) {
          return; // They are let go when they have been answered.
        }
        if (!patience.endures(e, waits)) {
          lines.drop(e);
        }
      }
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

  private List<Prediction> patiently(Part part) {
    for (int waits = 0; ; waits++) {
      try {
        return asking.answer(part);
      } catch (UnexplainedException e) {
        throw e.problem(); // Its texts have been paid for and counted, and it has waited.
      } catch (ProblemException e) {
        if (!patience.endures(e, waits)) {
          throw e;
        }
      }
    }
  }

  private void write(Part part, OutputStream out) throws IOException {
    for (StreamedAnswer answer : part.answers()) {
      out.write(json.writeValueAsBytes(answer));
      out.write('\n');
    }
    out.flush();
  }
}
