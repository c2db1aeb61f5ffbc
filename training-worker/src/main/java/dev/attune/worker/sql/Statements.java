package dev.attune.worker.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Runs the statements of tables that workers write by hand, in the caller's transaction. */
@ApplicationScoped
public class Statements {
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

  /** A value as the text of a JSON column. */
  public String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is to be recorded cannot be written as JSON.", e);
    }
  }
}
