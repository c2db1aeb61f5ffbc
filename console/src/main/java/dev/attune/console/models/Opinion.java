package dev.attune.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.gateway.GatewayApi.Answer;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.models.Evaluation;
import dev.attune.console.platform.models.JointEvaluation;
import dev.attune.console.platform.models.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version makes of one text.
 *
 * @param task what it was asked; null of a version that does not say
 * @param parts its answers; one, unless the task is joint
 * @param reasons what the words have to do with it; none unless asked for
 * @param feedback asks what would have been right; null where nothing can be said
 * @param truncated whether the end of the text was beyond what the model reads
 */
public record Opinion(
    int version,
    @Nullable Task task,
    List<Part> parts,
    List<Reason> reasons,
    @Nullable FeedbackForm feedback,
    boolean truncated,
    long millis) {

  /**
   * An answer.
   *
   * @param output its name in a joint task; null otherwise
   */
  public record Part(@Nullable String output, Reply reply) {}

  static Opinion of(Answer answer, Version version, String text, long millis) {
    var prediction = answer.predictions().getFirst();
    return new Opinion(
        version.number(),
        version.task(),
        parts(prediction, version, new ReplyReader(text)),
        Reason.of(prediction, text),
        version.task() == null
            ? null
            : FeedbackForm.of(prediction, version.task(), version.number(), text),
        prediction.path("truncated").asBoolean(),
        millis);
  }

  private static List<Part> parts(JsonNode prediction, Version version, ReplyReader reader) {
    var task = version.task() == null ? Task.singleLabel(List.of(), null) : version.task();
    var measured = version.metrics().shown();
    if (!task.is(Task.JOINT)) {
      return List.of(new Part(null, reader.read(task, prediction, measured)));
    }
    return task.answers().stream()
        .map(
            output ->
                new Part(
                    output.name(),
                    reader.read(
                        output.task(),
                        prediction.path(output.name()),
                        part(measured, output.name()))))
        .toList();
  }

  private static @Nullable Evaluation part(@Nullable Evaluation measured, String output) {
    return measured instanceof JointEvaluation joint ? joint.outputs().get(output) : null;
  }

  /** Whether several answers stand one beneath the other. */
  public boolean joint() {
    return parts.size() > 1;
  }
}
