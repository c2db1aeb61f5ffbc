package dev.attune.gateway.explain;

import dev.attune.text.answer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One score of an answer, to be found again in the answers to variants of the text.
 *
 * @param output of a joint task; null where there is no other
 * @param entity where the score is an entity's
 * @param score of an answer to the whole task
 */
record Question(
    @Nullable String output,
    @Nullable String label,
    @Nullable String scale,
    Answer.@Nullable Found entity,
    ToDoubleFunction<Answer> score) {

  /** What there is to explain of an answer: the labels, entities and values that it gave. */
  static List<Question> of(Answer answer) {
    return switch (answer) {
      case Answer.Outputs(Map<String, Answer> outputs) -> {
        List<Question> questions = new ArrayList<>();
        outputs.forEach(
            (name, own) -> of(own).forEach(question -> questions.add(question.within(name))));
        yield questions;
      }
      case Answer.Label label ->
          List.of(label(label.label() == null ? likeliest(label.scores()) : label.label()));
      case Answer.LabelSet set ->
          (set.labels().isEmpty() ? List.of(likeliest(set.scores())) : set.labels())
              .stream().map(Question::label).toList();
      case Answer.Entities(var entities) -> entities.stream().map(Question::entity).toList();
      case Answer.Values(var values) -> values.keySet().stream().map(Question::scale).toList();
    };
  }

  private static Question label(String label) {
    return new Question(null, label, null, null, answer -> scores(answer).getOrDefault(label, 0.0));
  }

  private static Map<String, Double> scores(Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label.scores();
      case Answer.LabelSet set -> set.scores();
      default -> Map.of();
    };
  }

  /** The confidence in exactly this entity; none where the model does not find it. */
  private static Question entity(Answer.Found entity) {
    return new Question(
        null,
        entity.label(),
        null,
        entity,
        answer ->
            ((Answer.Entities) answer)
                .entities().stream()
                    .filter(found -> found.entity().equals(entity.entity()))
                    .mapToDouble(Answer.Found::confidence)
                    .findFirst()
                    .orElse(0));
  }

  private static Question scale(String name) {
    return new Question(
        null,
        null,
        name,
        null,
        answer -> Objects.requireNonNull(((Answer.Values) answer).values().get(name)).value());
  }

  private Question within(String name) {
    return new Question(
        name,
        label,
        scale,
        entity,
        answer ->
            score.applyAsDouble(
                Objects.requireNonNull(((Answer.Outputs) answer).outputs().get(name))));
  }

  private static String likeliest(Map<String, Double> scores) {
    return scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
