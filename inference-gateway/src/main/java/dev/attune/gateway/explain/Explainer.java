package dev.attune.gateway.explain;

import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.explain.Explanation.Attribution;
import dev.attune.gateway.explain.Explanation.Target;
import dev.attune.gateway.models.Lease;
import dev.attune.text.answer.Answer;
import dev.attune.text.base.Encoding;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Explains answers by asking the same version about variants of the text that lack some of its
 * pieces. The variants are rows like any others: they take turns with other requests, and nobody's
 * answer depends on them.
 */
@ApplicationScoped
public class Explainer {
  /** How base models write their mask token. */
  private static final List<String> MASKS = List.of("[MASK]", "<mask>");

  private static final int FRAMED_TOKEN = 3;

  private final ExplainConfig config;

  Explainer(ExplainConfig config) {
    this.config = config;
  }

  /** The waits for room of a request that begins now. */
  public Waits begin() {
    return new Waits(config.patience().toNanos());
  }

  /**
   * How long the explanations of a request go on waiting for room; what they compute is no wait.
   */
  public static final class Waits {
    private long leftNanos;

    private Waits(long nanos) {
      this.leftNanos = nanos;
    }

    /** Waits for room, if need be, which shortens the waits that follow. */
    private Reservation room(Lease lease, int tokens) {
      long start = System.nanoTime();
      try {
        return lease
            .engine()
            .reserve(lease.tenantId(), tokens, Duration.ofNanos(Math.max(0, leftNanos)));
      } finally {
        leftNanos -= System.nanoTime() - start;
      }
    }
  }

  /**
   * Why a text was answered as it was.
   *
   * @param lease of the version that answered
   * @param waits of the request
   */
  public Explained explain(Lease lease, String text, RowAnswer answered, Waits waits) {
    Row row = lease.row(text);
    Long mask = findsEntities(lease.task()) ? mask(lease) : null;
    List<Question> questions = Question.of(answered.answer());
    Pieces pieces = Pieces.of(row.encoding(), mask, config.tokensPerText());
    Game game = pieces.game(config.tokensPerText());
    List<BitSet> coalitions = game.coalitions();
    List<RowAnswer> answers =
        questions.isEmpty() ? List.of() : ask(lease, row, pieces, coalitions, answered, waits);
    List<Target> targets = new ArrayList<>();
    for (Question question : questions) {
      double[] worths =
          answers.stream().map(RowAnswer::answer).mapToDouble(question.score()).toArray();
      targets.add(target(question, pieces, worths, coalitions, game.solve(worths), text));
    }
    int passes = Math.max(0, answers.size() - 1);
    // The whole text is among the answers, and was read before.
    long tokens =
        answers.isEmpty()
            ? 0
            : answers.stream().mapToLong(RowAnswer::tokens).sum() - answered.tokens();
    return new Explained(
        new Explanation(
            "shapley", game.isExact(), mask == null ? "deleted" : "masked", passes, targets),
        tokens);
  }

  /** The whole text was answered already. */
  private List<RowAnswer> ask(
      Lease lease,
      Row row,
      Pieces pieces,
      List<BitSet> coalitions,
      RowAnswer answered,
      Waits waits) {
    int everybody = pieces.size();
    List<BitSet> asked =
        coalitions.stream().filter(present -> present.cardinality() < everybody).toList();
    var given = askVariants(lease, row, pieces, asked, waits).iterator();
    List<RowAnswer> answers = new ArrayList<>();
    for (BitSet present : coalitions) {
      answers.add(present.cardinality() < everybody ? given.next() : answered);
    }
    return answers;
  }

  /**
   * The request has been let in, and of a list some texts may have been explained: where the line
   * is full it waits. The variants are made when there is room for them.
   */
  private List<RowAnswer> askVariants(
      Lease lease, Row row, Pieces pieces, List<BitSet> coalitions, Waits waits) {
    if (coalitions.isEmpty()) {
      return List.of();
    }
    int tokens = coalitions.stream().mapToInt(pieces::tokensWith).sum();
    CompletableFuture<List<RowAnswer>> answers;
    try (Reservation room = waits.room(lease, tokens)) {
      answers =
          lease
              .engine()
              .predict(
                  room,
                  coalitions.stream()
                      .map(present -> new Row(row.slot(), pieces.with(present)))
                      .toList());
    }
    return Engine.joined(answers);
  }

  private static Target target(
      Question question,
      Pieces pieces,
      double[] worths,
      List<BitSet> coalitions,
      Attributions attributions,
      String text) {
    float score = (float) worths[indexOf(coalitions, pieces.size())];
    float baseline = (float) worths[indexOf(coalitions, 0)];
    List<Attribution> tokens = new ArrayList<>();
    double sum = baseline;
    double[] errors = attributions.errors();
    for (int piece = 0; piece < pieces.size(); piece++) {
      float value = (float) attributions.values()[piece];
      sum += value;
      int start = pieces.start(piece);
      int end = pieces.end(piece);
      tokens.add(
          new Attribution(
              start,
              end,
              text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)),
              value,
              errors == null ? null : (float) errors[piece]));
    }
    Answer.Found entity = question.entity();
    return new Target(
        question.output(),
        question.label(),
        question.scale(),
        entity == null ? null : entity.start(),
        entity == null ? null : entity.end(),
        score,
        baseline,
        (float) Math.abs(score - sum),
        tokens);
  }

  private static int indexOf(List<BitSet> coalitions, int members) {
    for (int i = 0; i < coalitions.size(); i++) {
      if (coalitions.get(i).cardinality() == members) {
        return i;
      }
    }
    throw new IllegalStateException("A combination was not tried.");
  }

  private static boolean findsEntities(Task task) {
    return task.outputs().stream().anyMatch(output -> output.task() instanceof TokenLabels);
  }

  private static @Nullable Long mask(Lease lease) {
    for (String written : MASKS) {
      Encoding encoding = lease.row(written).encoding();
      if (encoding.tokens() == FRAMED_TOKEN) {
        return encoding.ids()[1];
      }
    }
    throw new NotExplainableException();
  }
}
