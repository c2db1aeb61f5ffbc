package dev.attune.worker.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.base.BaseModelImport;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.learn.Method;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Installs the packaged base models, adds those of an operator and writes what this worker can do
 * into the database.
 */
@ApplicationScoped
public class Registration {
  private static final Logger LOG = Logger.getLogger(Registration.class);

  private final BaseModelStore store;
  private final BaseModelsConfig config;
  private final EntityManager entityManager;
  private final ObjectMapper json;
  private volatile boolean done;

  Registration(
      BaseModelStore store,
      BaseModelsConfig config,
      EntityManager entityManager,
      ObjectMapper json) {
    this.store = store;
    this.config = config;
    this.entityManager = entityManager;
    this.json = json;
  }

  /** Whether registering has succeeded. */
  public boolean isDone() {
    return done;
  }

  /**
   * Registers; doing it again changes nothing.
   *
   * @throws IOException when the store cannot be written or read
   */
  public void register() throws IOException {
    store.install();
    if (config.importFrom().isPresent()) {
      new BaseModelImport(store).from(config.importFrom().get());
    }
    List<BaseModelInfo> models = store.list();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              models.forEach(this::write);
              Method.all().forEach(this::write);
            });
    done = true;
    LOG.infof(
        "Base models: %s. Methods: %s.",
        String.join(", ", models.stream().map(BaseModelInfo::name).toList()),
        String.join(", ", Method.all().stream().map(Method::id).toList()));
  }

  private void write(BaseModelInfo model) {
    entityManager
        .createNativeQuery(
            """
            insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens, pooling, licence, source, sha256)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (name) do update set
              language = excluded.language, architecture = excluded.architecture, parameters = excluded.parameters,
              layers = excluded.layers, hidden_size = excluded.hidden_size, max_tokens = excluded.max_tokens,
              pooling = excluded.pooling, licence = excluded.licence, source = excluded.source,
              sha256 = excluded.sha256, registered_at = now()
            """)
        .setParameter(1, model.name())
        .setParameter(2, model.language())
        .setParameter(3, model.architecture())
        .setParameter(4, model.parameters())
        .setParameter(5, model.layers())
        .setParameter(6, model.hiddenSize())
        .setParameter(7, model.maxTokens())
        .setParameter(8, model.pooling().id())
        .setParameter(9, model.licence())
        .setParameter(10, model.source())
        .setParameter(11, model.sha256())
        .executeUpdate();
  }

  private void write(Method method) {
    entityManager
        .createNativeQuery(
            """
            insert into training_method (name, hyperparameters, tasks, description)
            values (?1, cast(?2 as jsonb), string_to_array(?3, ','), ?4)
            on conflict (name) do update set
              hyperparameters = excluded.hyperparameters, tasks = excluded.tasks,
              description = excluded.description, registered_at = now()
            """)
        .setParameter(1, method.id())
        .setParameter(2, toJson(HyperparameterRow.of(method)))
        .setParameter(3, String.join(",", method.tasks()))
        .setParameter(4, method.description())
        .executeUpdate();
  }

  private String toJson(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The hyperparameters are not JSON.", e);
    }
  }
}
