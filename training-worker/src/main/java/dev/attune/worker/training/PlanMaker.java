package dev.attune.worker.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.tasks.Task;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.Search;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingPlan;
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
        data,
        request.search() == null ? null : new Search(request.search().path(Search.FIELD).asInt()));
  }

  private dev.attune.text.task.Task task(RunRequest request) throws JsonProcessingException {
    return TaskTranslation.task(json.treeToValue(request.task(), Task.class));
  }
}
