package dev.attune.gateway.predict;

import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.explain.Explained;
import dev.attune.gateway.explain.Explainer;
import dev.attune.gateway.explain.Explanation;
import dev.attune.gateway.ids.AnswerCode;
import dev.attune.gateway.ids.PredictionIds;
import dev.attune.gateway.kept.KeptAnswers;
import dev.attune.gateway.models.Lease;
import dev.attune.gateway.models.Route;
import dev.attune.gateway.problems.ProblemException;
import dev.attune.gateway.trials.Trials;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Has the inputs of a request answered by the versions that its route chooses. */
@ApplicationScoped
class Predictor {
  private final Clock clock;
  private final KeptAnswers kept;
  private final PredictionIds ids;
  private final Explainer explainer;
  private final Trials trials;

  Predictor(Clock clock, KeptAnswers kept, PredictionIds ids, Explainer explainer, Trials trials) {
    this.clock = clock;
    this.kept = kept;
    this.ids = ids;
    this.explainer = explainer;
    this.trials = trials;
  }

  /**
   * Answers in the order of the inputs.
   *
   * @param computed whether every one was computed for this request
   */
  private record Answers(List<RowAnswer> items, boolean computed) {}

  /**
   * One prediction per input, in order, and the tokens that they took.
   *
   * @throws UnexplainedException when the texts were answered and then one cannot be explained
   * @throws ProblemException when nothing was answered
   */
  Predictions predict(Route route, List<Input> inputs, Options options) {
    Map<Integer, Lease> leases = new TreeMap<>();
    try {
      List<Lease> chosen = new ArrayList<>();
      for (Input input : inputs) {
        chosen.add(leases.computeIfAbsent(route.choose(input.subject()), route::acquire));
      }
      long start = System.nanoTime();
      Answers answers = answers(chosen, inputs);
      trials.answered(
          route,
          inputs.stream().map(Input::text).toList(),
          chosen.stream().map(Lease::number).toList(),
          answers.items(),
          answers.computed() ? System.nanoTime() - start : Trials.NOT_TIMED);
      return explained(chosen, inputs, answers.items(), options);
    } finally {
      leases.values().forEach(Lease::close);
    }
  }

  /** Rows of one engine go together; a canary may sit on another base model than production. */
  private Answers answers(List<Lease> chosen, List<Input> inputs) {
    Map<Integer, RowAnswer> answers = new TreeMap<>();
    Map<Engine, List<Integer>> asked = new LinkedHashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      Optional<RowAnswer> known = kept.find(chosen.get(i), inputs.get(i).text());
      if (known.isPresent()) {
        answers.put(i, known.get());
      } else {
        asked.computeIfAbsent(chosen.get(i).engine(), engine -> new ArrayList<>()).add(i);
      }
    }
    boolean computed = answers.isEmpty();
    ask(asked, chosen, inputs)
        .forEach(
            (places, answer) -> {
              List<RowAnswer> results = Engine.joined(answer);
              for (int i = 0; i < results.size(); i++) {
                int place = places.get(i);
                answers.put(place, results.get(i));
                kept.keep(chosen.get(place), inputs.get(place).text(), results.get(i));
              }
            });
    return new Answers(List.copyOf(answers.values()), computed);
  }

  /** Texts, by their places, for which an engine has room. */
  private record Accepted(Engine engine, List<Integer> places, Reservation room) {}

  /**
   * What runs now, by the places of the texts. Refused before its texts are tokenised, and before
   * any engine has begun, a flood costs no more than reading it.
   */
  private static Map<List<Integer>, CompletableFuture<List<RowAnswer>>> ask(
      Map<Engine, List<Integer>> asked, List<Lease> chosen, List<Input> inputs) {
    List<Accepted> accepted = new ArrayList<>();
    try {
      asked.forEach(
          (engine, places) -> {
            UUID tenant = chosen.get(places.getFirst()).tenantId();
            int tokens =
                places.stream().mapToInt(i -> chosen.get(i).mostTokens(inputs.get(i).text())).sum();
            accepted.add(new Accepted(engine, places, engine.reserve(tenant, tokens)));
          });
      Map<List<Integer>, CompletableFuture<List<RowAnswer>>> running = new LinkedHashMap<>();
      for (Accepted part : accepted) {
        List<Row> rows =
            part.places().stream().map(i -> chosen.get(i).row(inputs.get(i).text())).toList();
        running.put(part.places(), part.engine().predict(part.room(), rows));
      }
      return running;
    } finally {
      accepted.forEach(part -> part.room().close());
    }
  }

  private Predictions explained(
      List<Lease> chosen, List<Input> inputs, List<RowAnswer> answers, Options options) {
    try {
      return predictions(chosen, inputs, answers, options);
    } catch (ProblemException e) {
      throw new UnexplainedException(e);
    }
  }

  private Predictions predictions(
      List<Lease> chosen, List<Input> inputs, List<RowAnswer> answers, Options options) {
    List<Prediction> predictions = new ArrayList<>();
    Explainer.Waits waits = explainer.begin();
    long tokens = 0;
    for (int i = 0; i < answers.size(); i++) {
      RowAnswer answer = answers.get(i);
      String text = inputs.get(i).text();
      Explanation explanation = null;
      if (options.explain()) {
        Explained explained = explainer.explain(chosen.get(i), text, answer, waits);
        explanation = explained.explanation();
        tokens += explained.tokens();
      }
      predictions.add(
          prediction(
              chosen.get(i),
              answer,
              Outcomes.of(answer.answer(), text, options.topK()),
              explanation));
      tokens += answer.tokens();
    }
    return new Predictions(predictions, tokens);
  }

  private Prediction prediction(
      Lease lease, RowAnswer answer, Outcome outcome, @Nullable Explanation explanation) {
    int code = AnswerCode.of(lease.task(), answer.answer());
    return new Prediction(
        ids.next(lease.versionId(), code, clock.millis()),
        lease.number(),
        outcome,
        answer.truncated(),
        explanation);
  }
}
