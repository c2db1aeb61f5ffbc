package dev.attune.worker.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Runs the statements of tables that workers write by hand, in the caller's transaction. */
@ApplicationScoped
public class Statements {
  private static final int PATIENCE_MILLISECONDS = 55_000;

  private final EntityManager entityManager;
  private final ObjectMapper json;

  Statements(EntityManager entityManager, ObjectMapper json) {
    this.entityManager = entityManager;
    this.json = json;
  }

  /**
   * Runs a statement that gives no rows.
   *
   * @param values of the places {@code ?1}, {@code ?2} and so on
   */
  public void update(String sql, @Nullable Object... values) {
    var query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }

  /**
   * Reads what takes the database longer than it may else stay silent: what is ordered over all
   * items of a large data set. Within the time that a transaction has.
   */
  public <T> T patiently(Supplier<T> reading) {
    return entityManager
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              int usual = connection.getNetworkTimeout();
              connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLISECONDS);
              try {
                return reading.get();
              } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
              }
            });
  }

  /** A value as the text of a JSON column. */
  public String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is to be recorded cannot be written as JSON.", e);
    }
  }
}
