package dev.attune.worker.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.task.SingleLabel;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Translates a run into the learning library's terms. */
@ApplicationScoped
class PlanMaker {
  private final BaseModelStore baseModels;
  private final ObjectMapper json;

  PlanMaker(BaseModelStore baseModels, ObjectMapper json) {
    this.baseModels = baseModels;
    this.json = json;
  }

  /**
   * A plan for the request.
   *
   * @throws IOException when the base model cannot be read
   */
  TrainingPlan plan(RunRequest request, TrainingData data) throws IOException {
    Method method = Method.named(request.method());
    Map<String, Object> settings =
        json.convertValue(request.hyperparameters(), new TypeReference<>() {});
    return new TrainingPlan(
        baseModels.open(request.baseModel()),
        task(request),
        method,
        Hyperparameters.parse(method, settings),
        data);
  }

  private SingleLabel task(RunRequest request) throws JsonProcessingException {
    return switch (json.treeToValue(request.task(), Task.class)) {
      case SingleLabelTask single when single.outOfScopeLabel() == null ->
          new SingleLabel(single.labels());
      case Task other ->
          throw new JobFailedException(
              Failure.Code.BAD_DATA,
              "This worker does not train tasks of the type " + other.type() + ".");
    };
  }
}
