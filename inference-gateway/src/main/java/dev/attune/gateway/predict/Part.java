package dev.attune.gateway.predict;

import dev.attune.gateway.predict.Lines.Line;
import dev.attune.gateway.predict.StreamedAnswer.LineError;
import dev.attune.gateway.problems.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Some lines of a stream, those that can be asked, and what is answered to each. All that is read
 * for a part is bounded, blank lines and bad ones too, since its caller is asked after only when it
 * is full.
 */
final class Part {
  private static final int LINES = 64;
  private static final int BLANK_LINES = 1024;
  private static final int BYTES = 1 << 18;
  private static final int BUSY = 503;

  private final int mostInputs;
  private final List<Long> asked = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final TreeMap<Long, StreamedAnswer> answers = new TreeMap<>();
  private long bytesRead;
  private int refused;
  private int counted;
  private int blank;
  private long lastLine;
  private boolean last;

  /** Explained texts take long, so each is a part by itself. */
  Part(Options options) {
    this.mostInputs = options.explain() ? 1 : LINES;
  }

  /** Reads lines until there are enough, or until the client would have to be waited for. */
  void fill(Lines lines) throws IOException {
    do {
      Line line = lines.next();
      if (line == null) {
        last = true;
        return;
      }
      read(line);
    } while (!isFull() && lines.ready());
  }

  private void read(Line line) throws IOException {
    lastLine = line.number();
    bytesRead += line.length();
    LineError error = line.error();
    if (error == null) {
      read(line, line.bytes());
    } else if (error.status() == BUSY) {
      fail(line.number(), error);
    } else {
      refuse(line, error);
    }
  }

  private void read(Line line, byte[] content) throws IOException {
    if (isBlank(content)) {
      blank++;
      return;
    }
    try {
      inputs.add(RequestReader.readInput(content));
      asked.add(line.number());
    } catch (ProblemException e) {
      refuse(line, LineError.of(e));
    }
  }

  private void refuse(Line line, LineError error) {
    refused++;
    fail(line.number(), error);
  }

  private boolean isFull() {
    return bytesRead > BYTES
        || inputs.size() >= mostInputs
        || inputs.size() + refused >= LINES
        || blank >= BLANK_LINES;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Whether there is any line, be it blank. */
  boolean hasLines() {
    return lastLine > 0;
  }

  /** Whether the stream has ended with it. */
  boolean isLast() {
    return last;
  }

  /** How many lines cannot be asked, besides blank ones and those for which there was no room. */
  int refused() {
    return refused;
  }

  /** How many of those have not counted to the rates yet. */
  int uncounted() {
    return refused - counted;
  }

  /** All lines that cannot be asked have counted to the rates. */
  void counted() {
    counted = refused;
  }

  List<Input> inputs() {
    return inputs;
  }

  void succeed(List<Prediction> predictions) {
    for (int i = 0; i < predictions.size(); i++) {
      answers.put(asked.get(i), StreamedAnswer.of(asked.get(i), predictions.get(i)));
    }
  }

  void fail(LineError error) {
    asked.forEach(line -> fail(line, error));
  }

  void fail(long line, LineError error) {
    answers.put(line, StreamedAnswer.of(line, error));
  }

  /** Fails as one whose stream ends with it: where nothing was asked, the last line says so. */
  void end(LineError error) {
    fail(error);
    if (asked.isEmpty()) {
      fail(lastLine, error);
    }
  }

  /** One for each line that is not blank, in order. */
  Collection<StreamedAnswer> answers() {
    return answers.values();
  }
}
