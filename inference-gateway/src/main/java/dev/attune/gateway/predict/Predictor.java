package dev.attune.gateway.predict;

import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.models.Lease;
import dev.attune.gateway.models.Route;
import dev.attune.gateway.trials.Trials;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Has the inputs of a request answered by the versions that its route chooses. */
@ApplicationScoped
class Predictor {
  private final Clock clock;
  private final Trials trials;

  Predictor(Clock clock, Trials trials) {
    this.clock = clock;
    this.trials = trials;
  }

  /** One prediction per input, in order, and the tokens that they took. */
  Predictions predict(Route route, List<Input> inputs, @Nullable Integer topK) {
    Map<Integer, Lease> leases = new TreeMap<>();
    try {
      List<Lease> chosen = new ArrayList<>();
      for (Input input : inputs) {
        chosen.add(leases.computeIfAbsent(route.choose(input.subject()), route::acquire));
      }
      long start = System.nanoTime();
      List<RowAnswer> answers = answers(chosen, inputs);
      trials.answered(
          route,
          inputs.stream().map(Input::text).toList(),
          chosen.stream().map(Lease::number).toList(),
          answers,
          System.nanoTime() - start);
      return predictions(chosen, inputs, answers, topK);
    } finally {
      leases.values().forEach(Lease::close);
    }
  }

  /** Rows of one engine go together; a canary may sit on another base model than production. */
  private static List<RowAnswer> answers(List<Lease> chosen, List<Input> inputs) {
    Map<Engine, List<Integer>> byEngine = new LinkedHashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      byEngine.computeIfAbsent(chosen.get(i).engine(), engine -> new ArrayList<>()).add(i);
    }
    Map<Integer, RowAnswer> answers = new TreeMap<>();
    Map<List<Integer>, CompletableFuture<List<RowAnswer>>> running = new LinkedHashMap<>();
    byEngine.forEach(
        (engine, places) -> {
          List<Row> rows =
              places.stream().map(i -> chosen.get(i).row(inputs.get(i).text())).toList();
          running.put(places, engine.predict(rows));
        });
    running.forEach(
        (places, answer) -> {
          List<RowAnswer> results = joined(answer);
          for (int i = 0; i < results.size(); i++) {
            answers.put(places.get(i), results.get(i));
          }
        });
    return List.copyOf(answers.values());
  }

  private Predictions predictions(
      List<Lease> chosen, List<Input> inputs, List<RowAnswer> answers, @Nullable Integer topK) {
    List<Prediction> predictions = new ArrayList<>();
    long tokens = 0;
    long now = clock.millis();
    for (int i = 0; i < answers.size(); i++) {
      RowAnswer answer = answers.get(i);
      predictions.add(
          new Prediction(
              UuidV7.at(now),
              chosen.get(i).number(),
              Outcomes.of(answer.answer(), inputs.get(i).text(), topK),
              answer.truncated()));
      tokens += answer.tokens();
    }
    return new Predictions(predictions, tokens);
  }

  private static List<RowAnswer> joined(CompletableFuture<List<RowAnswer>> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
