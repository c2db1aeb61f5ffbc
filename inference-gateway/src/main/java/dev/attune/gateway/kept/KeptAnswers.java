package dev.attune.gateway.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.gateway.models.Lease;
import dev.attune.text.answer.Answer;
import dev.attune.text.serve.RowAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Each tenant's kept answers, up to the bytes that it allows. A version never changes, so neither
 * does its answer to a text; what nobody asks for makes room.
 */
@ApplicationScoped
public class KeptAnswers {
  private static final int BYTES_OF_ENTRY = 200;
  private static final int BYTES_OF_SCORE = 64;

  private final long mostPerTenant;
  private final Map<UUID, Cache<TextKey, RowAnswer>> byTenant = new ConcurrentHashMap<>();

  KeptAnswers(KeptAnswersConfig config) {
    this.mostPerTenant = config.mostPerTenant().asLongValue();
  }

  /** The answer that a version gave to the text before. */
  public Optional<RowAnswer> find(Lease lease, String text) {
    long bytes = allowed(lease);
    if (bytes == 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        cache(lease.tenantId(), bytes).getIfPresent(TextKey.of(lease, text)));
  }

  /** Keeps an answer, if its tenant wants answers kept. */
  public void keep(Lease lease, String text, RowAnswer answer) {
    long bytes = allowed(lease);
    if (bytes > 0) {
      cache(lease.tenantId(), bytes).put(TextKey.of(lease, text), answer);
    }
  }

  private long allowed(Lease lease) {
    long bytes = Math.min(mostPerTenant, lease.cacheBytes());
    if (bytes == 0 && !byTenant.isEmpty()) {
      byTenant.remove(lease.tenantId());
    }
    return bytes;
  }

  private Cache<TextKey, RowAnswer> cache(UUID tenant, long bytes) {
    Cache<TextKey, RowAnswer> cache =
        byTenant.computeIfAbsent(
            tenant,
            id ->
                Caffeine.newBuilder()
                    .maximumWeight(bytes)
                    .weigher((TextKey key, RowAnswer answer) -> bytesOf(answer.answer()))
                    .executor(Runnable::run)
                    .build());
    cache
        .policy()
        .eviction()
        .filter(eviction -> eviction.getMaximum() != bytes)
        .ifPresent(eviction -> eviction.setMaximum(bytes));
    return cache;
  }

  /** About what an answer takes; its labels are the version's own. */
  private static int bytesOf(Answer answer) {
    return BYTES_OF_ENTRY
        + switch (answer) {
          case Answer.Label label -> BYTES_OF_SCORE * label.scores().size();
          case Answer.LabelSet set -> BYTES_OF_SCORE * set.scores().size();
          case Answer.Entities entities -> BYTES_OF_SCORE * entities.entities().size();
          case Answer.Values values -> 2 * BYTES_OF_SCORE * values.values().size();
          case Answer.Outputs outputs ->
              outputs.outputs().values().stream().mapToInt(KeptAnswers::bytesOf).sum();
        };
  }
}
