package dev.attune.data.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds work to a tenant: in {@link TenantContext} for Java, and as the transaction-local setting
 * {@code app.tenant_id} for row-level security. Every transaction gets the setting when it begins,
 * whoever begins it; without a tenant no row is visible.
 */
@ApplicationScoped
public class Tenancy {
  private static final String SET_TENANT = "select set_config('app.tenant_id', ?, true)";

  private final TenantContext context;
  private final AgroalDataSource dataSource;
  private final TransactionManager transactions;

  Tenancy(TenantContext context, AgroalDataSource dataSource, TransactionManager transactions) {
    this.context = context;
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  /**
   * Makes the rest of this request, and the transaction that is under way if there is one, the
   * tenant's.
   */
  public void bind(UUID tenantId) {
    context.set(tenantId);
    if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
      setForTransaction(tenantId);
    }
  }

  /** Runs work in a new transaction of the tenant and commits it; usable outside any request. */
  public <T extends @Nullable Object> T inTransaction(UUID tenantId, Supplier<T> work) {
    return within(tenantId, () -> QuarkusTransaction.requiringNew().call(work::get));
  }

  /** As {@link #inTransaction(UUID, Supplier)}, for work without a result. */
  public void inTransaction(UUID tenantId, Runnable work) {
    within(
        tenantId,
        () -> {
          QuarkusTransaction.requiringNew().run(work);
          return tenantId;
        });
  }

  private <T extends @Nullable Object> T within(UUID tenantId, Supplier<T> work) {
    ManagedContext request = Arc.container().requestContext();
    if (!request.isActive()) {
      request.activate();
      try {
        context.set(tenantId);
        return work.get();
      } finally {
        request.terminate();
      }
    }
    UUID before = context.tenantId().orElse(null);
    context.set(tenantId);
    try {
      return work.get();
    } finally {
      context.set(before);
    }
  }

  void onTransactionBegin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
    if (Arc.container().requestContext().isActive()) {
      try {
        context.tenantId().ifPresent(this::setForTransaction);
      } catch (RuntimeException e) {
        abandon(e);
        throw e;
      }
    }
  }

  /**
   * Whoever began will not end what failed to begin; it would keep its connection until a timeout.
   */
  private void abandon(RuntimeException failure) {
    try {
      transactions.rollback();
    } catch (SystemException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void setForTransaction(UUID tenantId) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.prepareStatement(SET_TENANT)) {
      statement.setString(1, tenantId.toString());
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The tenant could not be set for the transaction.", e);
    }
  }
}
