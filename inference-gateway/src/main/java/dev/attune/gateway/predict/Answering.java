package dev.attune.gateway.predict;

import dev.attune.gateway.access.Caller;
import dev.attune.gateway.limits.Limiter;
import dev.attune.gateway.metering.Meter;
import dev.attune.gateway.models.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
    Predictions predictions = predictor.predict(route, inputs, options);
    meter.count(
        caller.tenantId(), route.modelId(), predictions.items().size(), predictions.tokens());
    return predictions;
  }
}
