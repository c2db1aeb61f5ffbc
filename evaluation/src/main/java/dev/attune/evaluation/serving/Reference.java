package dev.attune.evaluation.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** ONNX Runtime with its defaults, called in a loop on MiniLM's file as it was published. */
final class Reference implements AutoCloseable {
  static final int BATCH = 32;
  static final int TOKENS = 64;

  private static final String FILE = "/all-minilm-l6-v2.onnx";
  private static final int FIRST_WORD = 1000;
  private static final int LAST_WORD = 26_000;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final SplittableRandom random = new SplittableRandom(1);

  Reference() throws IOException {
    try (InputStream file = Reference.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException("the stock file is not on the class path");
      }
      session = environment.createSession(file.readAllBytes(), new OrtSession.SessionOptions());
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not open the stock file", e);
    }
  }

  /** Runs a batch of random words of so many tokens. */
  void run(int rows, int tokens) throws IOException {
    long[] ids = random.longs((long) rows * tokens, FIRST_WORD, LAST_WORD).toArray();
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    long[] shape = {rows, tokens};
    try (var words = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        var result =
            session.run(
                Map.of("input_ids", words, "attention_mask", mask, "token_type_ids", types))) {
      if (result.size() == 0) {
        throw new IOException("the stock file answers nothing");
      }
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not run the stock file", e);
    }
  }

  /** Texts a second over so long a time. */
  double textsPerSecond(double seconds) throws IOException {
    long begin = System.nanoTime();
    long texts = 0;
    double took = 0;
    while (took < seconds) {
      run(BATCH, TOKENS);
      texts += BATCH;
      took = (System.nanoTime() - begin) / 1e9;
    }
    return texts / took;
  }

  @Override
  public void close() throws IOException {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not close the stock file", e);
    }
  }
}
