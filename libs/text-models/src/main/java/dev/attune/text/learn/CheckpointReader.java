package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.AdamW;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Reads what {@link CheckpointWriter} wrote. */
final class CheckpointReader {
  private static final int MOST_DIMENSIONS = 8;
  private static final String DAMAGED = "The checkpoint is damaged.";

  private final DataInputStream in;

  private CheckpointReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * The state.
   *
   * @throws CheckpointException if it is damaged or belongs to a plan with another fingerprint
   */
  static LoopState read(InputStream source, String fingerprint) throws IOException {
    var checked = new CheckedInputStream(source, new CRC32());
    try {
      CheckpointReader reader = new CheckpointReader(checked);
      if (!reader.in.readUTF().equals(fingerprint)) {
        throw new CheckpointException(
            "The checkpoint belongs to another plan, version of this program, device or number format.");
      }
      LoopState state = reader.state();
      if (checked.getChecksum().getValue() != new DataInputStream(source).readLong()) {
        throw new CheckpointException(DAMAGED);
      }
      return state;
    } catch (EOFException | UTFDataFormatException | IllegalArgumentException e) {
      throw new CheckpointException(DAMAGED);
    }
  }

  private LoopState state() throws IOException {
    return new LoopState(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        losses(),
        reports(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        tensors(),
        tensors(),
        new AdamW.State(in.readInt(), tensors(), tensors()));
  }

  private List<Double> losses() throws IOException {
    List<Double> losses = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      losses.add(in.readDouble());
    }
    return losses;
  }

  private List<EpochReport> reports() throws IOException {
    List<EpochReport> reports = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      reports.add(
          new EpochReport(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              new Score(in.readUTF(), in.readDouble()),
              in.readInt()));
    }
    return reports;
  }

  private List<Tensor> tensors() throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      long[] shape = shape();
      tensors.add(new Tensor(name, shape, values(shape)));
    }
    return tensors;
  }

  private long[] shape() throws IOException {
    int dimensions = in.readInt();
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
      throw new CheckpointException(DAMAGED);
    }
    long[] shape = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = in.readLong();
    }
    return shape;
  }

  /** Reads only what is there, so that a damaged size takes no memory. */
  private float[] values(long[] shape) throws IOException {
    try {
      long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      int size = Math.toIntExact(Math.multiplyExact(count, Float.BYTES));
      byte[] bytes = in.readNBytes(size);
      if (bytes.length < size) {
        throw new CheckpointException(DAMAGED);
      }
      float[] values = new float[(int) count];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      return values;
    } catch (ArithmeticException e) {
      throw new CheckpointException(DAMAGED);
    }
  }
}
