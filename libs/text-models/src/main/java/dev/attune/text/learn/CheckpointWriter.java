package dev.attune.text.learn;

import dev.attune.text.tensor.Tensor;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes a loop's state, to the bit, with a checksum at the end. */
final class CheckpointWriter {
  private final DataOutputStream out;

  private CheckpointWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  static void write(OutputStream target, String fingerprint, LoopState state) throws IOException {
    var checked = new CheckedOutputStream(target, new CRC32());
    new CheckpointWriter(checked).write(fingerprint, state);
    new DataOutputStream(target).writeLong(checked.getChecksum().getValue());
  }

  private void write(String fingerprint, LoopState state) throws IOException {
    out.writeUTF(fingerprint);
    out.writeInt(state.epoch());
    out.writeInt(state.batch());
    out.writeInt(state.step());
    out.writeDouble(state.lossSum());
    out.writeDouble(state.seconds());
    out.writeInt(state.recentLosses().size());
    for (double loss : state.recentLosses()) {
      out.writeDouble(loss);
    }
    out.writeInt(state.epochs().size());
    for (EpochReport report : state.epochs()) {
      out.writeInt(report.epoch());
      out.writeDouble(report.trainingLoss());
      out.writeDouble(report.validationLoss());
      out.writeUTF(report.validationFigure().name());
      out.writeDouble(report.validationFigure().value());
      out.writeInt(report.bestEpoch());
    }
    out.writeInt(state.bestEpoch());
    out.writeDouble(state.bestFigure());
    out.writeDouble(state.bestLoss());
    tensors(state.bestWeights());
    tensors(state.weights());
    out.writeInt(state.optimizer().steps());
    tensors(state.optimizer().means());
    tensors(state.optimizer().variances());
  }

  private void tensors(List<Tensor> tensors) throws IOException {
    out.writeInt(tensors.size());
    for (Tensor tensor : tensors) {
      out.writeUTF(tensor.name());
      out.writeInt(tensor.shape().length);
      for (long size : tensor.shape()) {
        out.writeLong(size);
      }
      ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES);
      bytes.asFloatBuffer().put(tensor.data());
      out.write(bytes.array());
    }
  }
}
