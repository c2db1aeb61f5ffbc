package dev.attune.gateway.predict;

import dev.attune.gateway.predict.Lines.Line;
import dev.attune.gateway.predict.StreamedAnswer.LineError;
import dev.attune.gateway.problems.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Some lines of a stream, those that can be asked, and what is answered to each. */
final class Part {
  private static final int LINES = 64;
  private static final int BYTES = 1 << 18;

  private final int mostInputs;
  private final List<Long> asked = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final TreeMap<Long, StreamedAnswer> answers = new TreeMap<>();
  private long bytes;
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
    byte[] content = line.bytes();
    if (content == null) {
      String detail = "The line has more than %,d bytes.".formatted(PredictStream.MAX_LINE_BYTES);
      fail(line.number(), new LineError(413, detail, List.of()));
      return;
    }
    bytes += content.length;
    try {
      inputs.add(RequestReader.readInput(content));
      asked.add(line.number());
    } catch (ProblemException e) {
      fail(line.number(), LineError.of(e));
    }
  }

  private boolean isFull() {
    return bytes > BYTES || inputs.size() >= mostInputs || asked.size() + answers.size() >= LINES;
  }

  /** Whether the stream has ended with it. */
  boolean isLast() {
    return last;
  }

  long bytes() {
    return bytes;
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

  /** One for each line, in order. */
  Collection<StreamedAnswer> answers() {
    return answers.values();
  }
}
