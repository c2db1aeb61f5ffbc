package dev.attune.gateway.predict;

import dev.attune.gateway.access.Caller;
import dev.attune.gateway.limits.Limiter;
import dev.attune.gateway.metering.Meter;
import dev.attune.gateway.models.Route;
import dev.attune.gateway.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Has inputs answered and counts them: whole requests, and the parts of a stream one by one. */
@ApplicationScoped
class Answering {
  private final Predictor predictor;
  private final Limiter limiter;
  private final Meter meter;

  Answering(Predictor predictor, Limiter limiter, Meter meter) {
    this.predictor = predictor;
    this.limiter = limiter;
    this.meter = meter;
  }

  /** One prediction per input, in order, and the tokens that they took. */
  Predictions answer(Caller caller, Route route, List<Input> inputs, Options options) {
    limiter.texts(caller, inputs.size());
    try {
      return predict(caller, route, inputs, options);
    } catch (UnexplainedException e) {
      throw e.problem();
    }
  }

  /**
   * One prediction per input of a part, in order. Its lines that are no inputs count as texts, once
   * however often the part is asked, but are not metered.
   *
   * @throws UnexplainedException when its texts were answered and one cannot be explained
   */
  List<Prediction> answer(
      Caller caller, Function<Caller, Route> routes, Part part, Options options) {
    List<Input> inputs = part.inputs();
    if (inputs.isEmpty()) {
      limiter.lines(caller, 0, part.uncounted());
      return List.of();
    }
    Route route = routes.apply(caller);
    limiter.lines(caller, inputs.size(), part.uncounted());
    part.counted();
    return predict(caller, route, inputs, options).items();
  }

  /** Texts that are refused before they are answered are given back to the rates. */
  private Predictions predict(Caller caller, Route route, List<Input> inputs, Options options) {
    Predictions predictions;
    try {
      predictions = predictor.predict(route, inputs, options);
    } catch (ProblemException e) {
      limiter.giveBack(caller, inputs.size());
      throw e;
    }
    meter.count(
        caller.tenantId(), route.modelId(), predictions.items().size(), predictions.tokens());
    return predictions;
  }
}
