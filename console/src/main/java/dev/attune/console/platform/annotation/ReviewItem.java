package dev.attune.console.platform.annotation;

import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An example with all that was said about it. */
public record ReviewItem(
    String example,
    @Nullable String externalId,
    String text,
    String status,
    int wanted,
    List<Answer> answers,
    List<ReturnedAnswer> returns,
    @Nullable Gold decision,
    @Nullable Double certainty,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /** What is decided, as a decision that is to replace this one says it. */
  public String decisionSeen() {
    if (decidedAt != null) {
      return decidedAt.toString();
    }
    return decision == null ? "none" : "upload";
  }

  /** Whether its answer is known, so that nobody decides about it. */
  public boolean isGoldQuestion() {
    return status.equals("gold");
  }

  /** What somebody says now; null when they have taken it back. */
  public @Nullable Answer answerOf(String annotator) {
    return answers.stream()
        .filter(answer -> annotator.equals(answer.annotator()))
        .findFirst()
        .orElse(null);
  }
}
