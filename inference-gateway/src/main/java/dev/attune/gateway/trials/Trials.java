package dev.attune.gateway.trials;

import dev.attune.gateway.models.Route;
import dev.attune.text.answer.Answer;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.task.SharedScales;
import dev.attune.text.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Learns of every answer that production and its canary give. */
@ApplicationScoped
public class Trials {
  /** For a request whose time says nothing. */
  public static final long NOT_TIMED = 0;

  private static final Logger LOG = Logger.getLogger(Trials.class);

  private final Shadows shadows;
  private final TrialCounts counts;

  Trials(Shadows shadows, TrialCounts counts) {
    this.shadows = shadows;
    this.counts = counts;
  }

  /**
   * Takes note of a request that was answered. Returns at once and never throws: no answer waits
   * for it.
   *
   * @param versions which version answered each text
   * @param nanos how long all the answers took to compute; {@link #NOT_TIMED} when some were kept
   */
  public void answered(
      Route route,
      List<String> texts,
      List<Integer> versions,
      List<RowAnswer> answers,
      long nanos) {
    if (route.shadow().isEmpty() && route.canary().isEmpty()) {
      return;
    }
    try {
      if (route.canary().isPresent()) {
        canary(route, route.canary().getAsInt(), versions, answers, nanos);
      }
      if (route.shadow().isPresent()) {
        shadow(route, route.shadow().getAsInt(), texts, versions, answers, nanos);
      }
    } catch (RuntimeException e) {
      LOG.errorf("An answer was not counted (%s).", e.getClass().getSimpleName());
    }
  }

  private void canary(
      Route route, int canary, List<Integer> versions, List<RowAnswer> answers, long nanos) {
    Task usual = route.task(route.version());
    Task tried = route.task(canary);
    Task ofBaseline = SharedScales.of(usual, tried);
    Task ofCandidate = SharedScales.of(tried, usual);
    var tally = new Tally();
    for (int i = 0; i < answers.size(); i++) {
      Side side = side(versions.get(i), canary);
      tally.answered(
          side, answers.get(i).answer(), side == Side.CANDIDATE ? ofCandidate : ofBaseline);
    }
    if (nanos != NOT_TIMED
        && Set.copyOf(versions).size() == 1
        && versions.size() <= shadows.textsPerRun()) {
      tally.took(side(versions.getFirst(), canary), nanos);
    }
    counts.add(
        new Trial(route.tenantId(), route.modelId(), TrialKind.CANARY, route.version(), canary),
        tally);
  }

  private static Side side(int version, int canary) {
    return version == canary ? Side.CANDIDATE : Side.BASELINE;
  }

  private void shadow(
      Route route,
      int shadow,
      List<String> texts,
      List<Integer> versions,
      List<RowAnswer> answers,
      long nanos) {
    int[] ofProduction =
        IntStream.range(0, versions.size())
            .filter(i -> versions.get(i) == route.version())
            .toArray();
    if (ofProduction.length == 0) {
      return;
    }
    List<String> chosen = new ArrayList<>();
    List<Answer> baseline = new ArrayList<>();
    for (int i : ofProduction) {
      chosen.add(texts.get(i));
      baseline.add(answers.get(i).answer());
    }
    boolean comparable = chosen.size() == texts.size() && chosen.size() <= shadows.textsPerRun();
    shadows.offer(new ShadowWork(route, shadow, chosen, baseline, comparable ? nanos : NOT_TIMED));
  }
}
