package dev.attune.gateway.idempotency;

import dev.attune.data.crypto.CryptoConfig;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.crypto.TextCipher.Purpose;
import dev.attune.data.tenancy.Tenancy;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Answers of requests that carry an {@code Idempotency-Key}, kept in the database under the
 * tenant's key for as long as {@link IdempotencyConfig#keepFor()} says. Neither the client's key
 * nor the request is kept, only keyed hashes of them.
 */
@ApplicationScoped
class KeptAnswers {
  private static final Logger LOG = Logger.getLogger(KeptAnswers.class);
  private static final int FORGET_AT_ONCE = 1000;

  private final RequestTable table;
  private final TenantCiphers ciphers;
  private final Tenancy tenancy;
  private final IdempotencyConfig config;
  private final CryptoConfig masterKey;

  KeptAnswers(
      RequestTable table,
      TenantCiphers ciphers,
      Tenancy tenancy,
      IdempotencyConfig config,
      CryptoConfig masterKey) {
    this.table = table;
    this.ciphers = ciphers;
    this.tenancy = tenancy;
    this.config = config;
    this.masterKey = masterKey;
  }

  void start(@Observes StartupEvent event) {
    if (masterKey.file().isEmpty() && masterKey.value().isEmpty()) {
      LOG.warn("attune.master-key.file is not set: requests with an Idempotency-Key are refused.");
    }
  }

  /**
   * Claims the key of a request, or says why it cannot be claimed.
   *
   * @throws AnswersNotKeptException when the database or the tenant's key is out of reach
   */
  Claim claim(UUID tenantId, Fingerprint request) {
    try {
      return tenancy.inTransaction(tenantId, () -> claimed(request));
    } catch (RuntimeException e) {
      LOG.warnf("A request could not be claimed (%s).", e.getClass().getSimpleName());
      throw new AnswersNotKeptException();
    }
  }

  /**
   * Keeps the answer. Where that fails the answer is given all the same, and a repetition is
   * answered anew once the claim is over.
   */
  void finish(UUID tenantId, Fingerprint request, UUID claim, int status, String body) {
    quietly(
        tenantId,
        () -> {
          TextCipher cipher = ciphers.current();
          table.finish(
              keyDigest(cipher, request), claim, status, cipher.encrypt(Purpose.ANSWER, body));
        });
  }

  /** Frees the key of a request that came to nothing; it may be tried again. */
  void release(UUID tenantId, Fingerprint request, UUID claim) {
    quietly(tenantId, () -> table.release(keyDigest(ciphers.current(), request), claim));
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void forgetExpired() {
    try {
      while (table.forgetExpired(FORGET_AT_ONCE) == FORGET_AT_ONCE) {
        LOG.debug("More kept answers are to be forgotten.");
      }
    } catch (SQLException e) {
      LOG.warnf("Kept answers could not be forgotten (SQL state %s).", e.getSQLState());
    }
  }

  private Claim claimed(Fingerprint request) {
    TextCipher cipher = ciphers.current();
    byte[] key = keyDigest(cipher, request);
    byte[] digest = cipher.fingerprint(request.digest());
    UUID claim = UUID.randomUUID();
    try {
      if (table.claim(key, digest, claim, config.claim(), config.keepFor())) {
        return new Claim.Fresh(claim);
      }
      Optional<Claim.Kept> kept = table.kept(key);
      if (kept.isEmpty()) {
        return new Claim.Running(); // It was released this moment.
      }
      return MessageDigest.isEqual(kept.get().requestDigest(), digest)
          ? known(kept.get(), cipher)
          : new Claim.Other();
    } catch (SQLException e) {
      throw new IllegalStateException("The requests' table does not answer.", e);
    }
  }

  private static Claim known(Claim.Kept kept, TextCipher cipher) {
    byte[] answer = kept.answer();
    return answer == null
        ? new Claim.Running()
        : new Claim.Answered(kept.status(), cipher.decrypt(Purpose.ANSWER, answer));
  }

  private static byte[] keyDigest(TextCipher cipher, Fingerprint request) {
    return cipher.fingerprint(request.key().getBytes(StandardCharsets.UTF_8));
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void quietly(UUID tenantId, Work work) {
    try {
      tenancy.inTransaction(
          tenantId,
          () -> {
            try {
              work.run();
            } catch (SQLException e) {
              throw new IllegalStateException("The requests' table does not answer.", e);
            }
          });
    } catch (RuntimeException e) {
      LOG.warnf("What came of a request could not be kept (%s).", e.getClass().getSimpleName());
    }
  }
}
