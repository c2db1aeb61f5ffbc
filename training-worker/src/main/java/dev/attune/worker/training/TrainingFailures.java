package dev.attune.worker.training;

import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.base.InvalidBaseModelException;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.learn.DivergedException;
import dev.attune.text.learn.HyperparameterException;
import dev.attune.text.learn.TrainingDataException;
import dev.attune.text.tensor.SafetensorsException;
import dev.attune.worker.faults.NativeMemory;
import dev.attune.worker.queue.Failure.Code;
import dev.attune.worker.queue.JobFailedException;
import java.util.Optional;

/** The one table from the learning library's exceptions to failures that a person reads. */
final class TrainingFailures {
  private static final String NO_NUMBERS =
      "The weights of the trained model are not numbers any more. A lower learning rate often helps.";

  private static final String DAMAGED_WEIGHTS =
      "The base model is damaged and has to be installed again: ";

  private TrainingFailures() {}

  /** The failure behind an exception, if trying again is no use. */
  static Optional<JobFailedException> permanent(Exception exception) {
    return switch (exception) {
      case TrainingDataException e -> failure(Code.BAD_DATA, e);
      case HyperparameterException e -> failure(Code.HYPERPARAMETERS, e);
      case DivergedException e -> failure(Code.DIVERGED, e);
      case InvalidAdapterException e ->
          Optional.of(new JobFailedException(Code.DIVERGED, NO_NUMBERS));
      case UnknownBaseModelException e -> failure(Code.BASE_MODEL_MISSING, e);
      case InvalidBaseModelException e -> failure(Code.BASE_MODEL_UNUSABLE, e);
      case SafetensorsException e ->
          Optional.of(
              new JobFailedException(Code.BASE_MODEL_UNUSABLE, DAMAGED_WEIGHTS + e.getMessage()));
      default ->
          NativeMemory.isOutBecauseOf(exception)
              ? Optional.of(JobFailedException.outOfMemory())
              : Optional.empty();
    };
  }

  /** These exceptions speak to people already. */
  private static Optional<JobFailedException> failure(Code code, Exception exception) {
    return Optional.of(new JobFailedException(code, String.valueOf(exception.getMessage())));
  }
}
