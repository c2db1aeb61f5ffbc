package dev.attune.worker.suggestions;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.select.CoreSet;
import dev.attune.text.serve.RowReading;
import dev.attune.worker.faults.VersionFailures;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobHandler;
import dev.attune.worker.queue.JobHold;
import dev.attune.worker.suggestions.Texts.Undecided;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Has a data set's newest version look at its undecided texts. */
@ApplicationScoped
class SuggestionHandler implements JobHandler {
  private static final int BATCH = 128;

  /** Of so many texts the best order is looked for; of more, so many are drawn. */
  private static final int CANDIDATES = 10_000;

  /** So many labelled texts count as covered already. */
  private static final int LABELLED = 1_000;

  /** So many places the order has; who labels more has a newer model by then. */
  private static final int PLACES = 1_000;

  private final SuggestionRuns runs;
  private final SuggestionTable suggestions;
  private final Texts texts;
  private final ItemOrder order;
  private final UnsureItems unsure;
  private final BaseModelStore baseModels;
  private final ArtifactStore artifacts;

  SuggestionHandler(
      SuggestionRuns runs,
      SuggestionTable suggestions,
      Texts texts,
      ItemOrder order,
      UnsureItems unsure,
      BaseModelStore baseModels,
      ArtifactStore artifacts) {
    this.runs = runs;
    this.suggestions = suggestions;
    this.texts = texts;
    this.order = order;
    this.unsure = unsure;
    this.baseModels = baseModels;
    this.artifacts = artifacts;
  }

  @Override
  public String kind() {
    return "suggest";
  }

  @Override
  public void run(JobHold hold) throws Exception {
    try {
      suggest(hold);
    } catch (Exception e) {
      hold.checkpoint();
      throw VersionFailures.permanent(e).map(Exception.class::cast).orElse(e);
    }
  }

  private void suggest(JobHold hold) throws IOException {
    UUID run = hold.claim().target();
    SuggestionRequest request =
        hold.write(
            () -> {
              runs.running(run);
              return runs.request(run);
            });
    List<Undecided> undecided = texts.undecided(hold, request.dataset(), request.version());
    if (!undecided.isEmpty()) {
      try (Readings readings = Readings.open(baseModels, artifacts, request)) {
        boolean diverse = order.asksForDiversity(hold, request.dataset());
        List<UUID> candidates = diverse ? candidates(undecided, request.dataset()) : List.of();
        Map<UUID, float[]> vectors = predict(hold, request, readings, undecided, candidates);
        if (diverse) {
          List<UUID> best = arranged(hold, request.dataset(), readings, candidates, vectors);
          hold.write(() -> suggestions.arrange(request.dataset(), best));
        }
      }
    }
    order.renew(hold, request.dataset());
    unsure.renew(hold, request.dataset());
    hold.finish(() -> runs.succeeded(run));
  }

  /** Mostly the same ones at every attempt; those that came or were decided since change some. */
  private static List<UUID> candidates(List<Undecided> undecided, UUID dataset) {
    List<UUID> ids = new ArrayList<>(undecided.stream().map(Undecided::id).toList());
    Collections.shuffle(ids, new Random(dataset.getLeastSignificantBits()));
    return ids.subList(0, Math.min(ids.size(), CANDIDATES));
  }

  /** Looks at what no earlier attempt has; keeps the vectors of candidates among them. */
  private Map<UUID, float[]> predict(
      JobHold hold,
      SuggestionRequest request,
      Readings readings,
      List<Undecided> undecided,
      List<UUID> candidates) {
    Set<UUID> wanted = new HashSet<>(candidates);
    Map<UUID, float[]> vectors = new HashMap<>();
    List<UUID> missing =
        undecided.stream().filter(text -> !text.known()).map(Undecided::id).toList();
    int[] done = {undecided.size() - missing.size()};
    hold.note(() -> runs.progress(hold.claim().target(), done[0], undecided.size()));
    inBatches(
        hold,
        readings,
        missing,
        (ids, read) -> {
          done[0] += ids.size();
          hold.write(
              () -> {
                suggestions.store(request, readings.task(), read);
                runs.progress(hold.claim().target(), done[0], undecided.size());
              });
          read.forEach(
              (id, reading) -> {
                if (wanted.contains(id)) {
                  vectors.put(id, reading.vector());
                }
              });
        });
    return vectors;
  }

  private List<UUID> arranged(
      JobHold hold,
      UUID dataset,
      Readings readings,
      List<UUID> candidates,
      Map<UUID, float[]> known) {
    Map<UUID, float[]> vectors = new HashMap<>(known);
    List<UUID> missing = candidates.stream().filter(id -> !vectors.containsKey(id)).toList();
    inBatches(hold, readings, missing, (ids, read) -> addVectors(read, vectors));
    Map<UUID, float[]> labelled = new HashMap<>();
    inBatches(
        hold,
        readings,
        texts.labelled(hold, dataset, LABELLED),
        (ids, read) -> addVectors(read, labelled));
    List<UUID> there = candidates.stream().filter(vectors::containsKey).toList();
    int[] chosen =
        CoreSet.order(
            there.stream().map(vectors::get).toList(),
            List.copyOf(labelled.values()),
            PLACES,
            hold::checkpoint);
    List<UUID> best = new ArrayList<>(chosen.length);
    for (int number : chosen) {
      best.add(there.get(number));
    }
    return best;
  }

  private static void addVectors(Map<UUID, RowReading> read, Map<UUID, float[]> vectors) {
    read.forEach((id, reading) -> vectors.put(id, reading.vector()));
  }

  private void inBatches(
      JobHold hold,
      Readings readings,
      List<UUID> ids,
      BiConsumer<Collection<UUID>, Map<UUID, RowReading>> consumer) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      hold.checkpoint();
      List<UUID> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      consumer.accept(batch, readings.of(texts.read(hold, batch)));
    }
  }

  @Override
  public void failed(Claim claim, Failure failure) {
    runs.failed(claim.target(), failure.code().id(), SuggestionFailures.said(failure));
  }

  @Override
  public void cancelled(Claim claim) {
    runs.cancelled(claim.target());
  }

  @Override
  public void requeued(Claim claim, String reason) {
    runs.queued(claim.target());
  }
}
