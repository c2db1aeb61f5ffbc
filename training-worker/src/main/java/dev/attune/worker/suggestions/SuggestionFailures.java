package dev.attune.worker.suggestions;

import dev.attune.data.artifacts.ArtifactCorruptException;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.base.InvalidBaseModelException;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.tensor.SafetensorsException;
import dev.attune.worker.faults.NativeMemory;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.Failure.Code;
import dev.attune.worker.queue.JobFailedException;
import java.util.Optional;

/** The one table from what can go wrong with suggestions to failures that a person reads. */
final class SuggestionFailures {
  private SuggestionFailures() {}

  /** The failure behind an exception, if trying again is no use. */
  static Optional<JobFailedException> permanent(Exception exception) {
    return switch (exception) {
      case ArtifactCorruptException _ ->
          failure(
              Code.FILES_DAMAGED,
              "The stored files of the version are missing or damaged. Train it again.");
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
      default ->
          NativeMemory.isOutBecauseOf(exception)
              ? Optional.of(JobFailedException.outOfMemory())
              : Optional.empty();
    };
  }

  /** A failure in the words of somebody who annotates, whom no advice for a training helps. */
  static String said(Failure failure) {
    return switch (failure.code()) {
      case WORKER_DIED ->
          "The worker died, or lost the database, at every attempt to make suggestions. Most often the machine ran out of memory; the operator can give the worker more.";
      case OUT_OF_MEMORY ->
          "The worker ran out of memory while it made suggestions. The operator can give it more.";
      default -> failure.message();
    };
  }

  private static Optional<JobFailedException> failure(Code code, String message) {
    return Optional.of(new JobFailedException(code, message));
  }
}
