package dev.attune.worker.faults;

import dev.attune.data.artifacts.ArtifactCorruptException;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.base.InvalidBaseModelException;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.tensor.SafetensorsException;
import dev.attune.worker.queue.Failure.Code;
import dev.attune.worker.queue.JobFailedException;
import java.util.Optional;

/**
 * The one table from what can go wrong with a finished version, whatever it is opened for, to
 * failures that a person reads.
 */
public final class VersionFailures {
  private VersionFailures() {}

  /** The failure behind an exception, if trying again is no use. */
  public static Optional<JobFailedException> permanent(Exception exception) {
    return switch (exception) {
      case ArtifactCorruptException _ ->
          failure(
              Code.FILES_DAMAGED,
              "The stored files of the version are missing or damaged. Train the version again.");
      case InvalidAdapterException _ ->
          failure(
              Code.BASE_MODEL_MISSING,
              "The worker has another base model under this name than the one that the version was trained on.");
      case UnknownBaseModelException _ ->
          failure(
              Code.BASE_MODEL_MISSING, "The worker does not have the base model of this version.");
      case InvalidBaseModelException _, SafetensorsException _ ->
          failure(
              Code.BASE_MODEL_UNUSABLE,
              "The base model of this version cannot be read on the worker.");
      case EncoderTooLargeException large -> Optional.of(tooLarge(large));
      default ->
          NativeMemory.isOutBecauseOf(exception)
              ? Optional.of(JobFailedException.outOfMemory())
              : Optional.empty();
    };
  }

  private static JobFailedException tooLarge(EncoderTooLargeException large) {
    return switch (large.limit()) {
      case FILE ->
          new JobFailedException(
              Code.BASE_MODEL_UNUSABLE,
              "The base model of this version is too large for ONNX Runtime; only a worker with a GPU can answer with it.");
      case HEAP -> JobFailedException.outOfMemory();
    };
  }

  private static Optional<JobFailedException> failure(Code code, String message) {
    return Optional.of(new JobFailedException(code, message));
  }
}
