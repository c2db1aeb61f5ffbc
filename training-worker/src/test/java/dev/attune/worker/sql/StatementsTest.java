package dev.attune.worker.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.tenancy.Tenancy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatementsTest {
  @Inject Statements statements;
  @Inject EntityManager entityManager;
  @Inject Tenancy tenancy;

  @Test
  void what_is_read_patiently_may_take_longer_and_nothing_after_it() {
    List<Integer> milliseconds =
        tenancy.inTransaction(
            UUID.randomUUID(),
            () -> List.of(statements.patiently(this::networkTimeout), networkTimeout()));

    assertThat(milliseconds).containsExactly(55_000, 20_000);
  }

  private int networkTimeout() {
    return entityManager.unwrap(Session.class).doReturningWork(Connection::getNetworkTimeout);
  }
}
