package dev.attune.gateway.trials;

import dev.attune.gateway.models.Route;
import dev.attune.text.answer.Answer;
import java.util.List;

/**
 * Texts that production has answered and a shadow is to compute.
 *
 * @param answers production's, in the order of the texts
 * @param nanos how long production took; {@link Trials#NOT_TIMED} when that says nothing about a
 *     single version, or about computing
 */
record ShadowWork(Route route, int shadow, List<String> texts, List<Answer> answers, long nanos) {

  Trial trial() {
    return new Trial(route.tenantId(), route.modelId(), TrialKind.SHADOW, route.version(), shadow);
  }
}
