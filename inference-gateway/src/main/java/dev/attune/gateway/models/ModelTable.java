package dev.attune.gateway.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.text.PlainText;
import dev.attune.gateway.engine.ServingConfig;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import dev.attune.text.onnx.Precision;
import dev.attune.text.task.TaskJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models, deployments and versions as rows. */
@ApplicationScoped
class ModelTable {
  private static final TypeReference<Map<String, StoredFile>> FILES = new TypeReference<>() {};
  private static final String MODEL =
      """
      select m.id as model_id, m.name, d.revision, d.production, d.canary_version, d.canary_percent,
             d.shadow, d.pinned, d.updated_at, t.int8_max_loss, t.answer_cache_bytes
        from model m join tenant t on t.id = m.tenant_id left join deployment d on d.model_id = m.id
       where m.name = ?
      """;
  private static final String VERSION =
      """
      select v.id as version_id, v.number, v.base_model, v.method, v.task, v.artifact, v.artifact_files,
             (v.int8 ->> 'loss')::double precision as int8_loss
        from model_version v
       where v.model_id = ? and v.number = ?
      """;
  private static final String DEPLOYED =
      """
      select m.id as model_id, m.name, d.revision, d.production, d.canary_version, d.canary_percent,
             d.shadow, d.pinned, d.updated_at, t.int8_max_loss, t.answer_cache_bytes,
             v.id as version_id, v.number, v.base_model, v.method, v.task, v.artifact, v.artifact_files,
             (v.int8 ->> 'loss')::double precision as int8_loss
        from model m
        join tenant t on t.id = m.tenant_id
        join deployment d on d.model_id = m.id
        join model_version v on v.model_id = m.id and v.number = d.production
       where m.name > ? and (cardinality(?::text[]) = 0 or m.name = any (?::text[]))
       order by m.name
       limit ?
      """;

  private static final String REVISIONS =
      "select model_id, revision, int8_max_loss, answer_cache_bytes from deployment_revisions(?)";
  private static final String PINNED =
      "select tenant_id, model_id, name from pinned_model_after(?)";

  private final TenantQuery query;
  private final AgroalDataSource dataSource;
  private final ObjectMapper json;
  private final boolean int8;

  ModelTable(
      TenantQuery query, AgroalDataSource dataSource, ObjectMapper json, ServingConfig serving) {
    this.query = query;
    this.dataSource = dataSource;
    this.json = json;
    this.int8 = serving.backend().backend().offers(Precision.INT8);
  }

  /** The model of that name, deployed or not. */
  Optional<ModelRecord> find(ModelKey key) {
    if (!PlainText.isStorable(key.name())) {
      return Optional.empty();
    }
    return query
        .rows(
            key.tenantId(),
            MODEL,
            statement -> statement.setString(1, key.name()),
            row -> model(key.tenantId(), row, deployment(row)))
        .stream()
        .findFirst();
  }

  /** One version of a model. */
  Optional<VersionRecord> version(ModelRecord model, int number) {
    return query
        .rows(
            model.key().tenantId(),
            VERSION,
            statement -> {
              statement.setObject(1, model.id());
              statement.setInt(2, number);
            },
            row -> version(model.key(), row))
        .stream()
        .findFirst();
  }

  /**
   * What changes of a model without being the model.
   *
   * @param revision of its deployment; nothing without one
   */
  record Standing(OptionalInt revision, ServingPolicy policy) {}

  /** How each model stands, of whatever tenants; no entry for one that is no more. */
  Map<UUID, Standing> standings(Collection<UUID> models) {
    return cross(
        connection -> {
          Map<UUID, Standing> standings = new HashMap<>();
          try (var statement = connection.prepareStatement(REVISIONS)) {
            statement.setArray(1, connection.createArrayOf("uuid", models.toArray()));
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                Integer revision = row.getObject("revision", Integer.class);
                standings.put(
                    row.getObject("model_id", UUID.class),
                    new Standing(
                        revision == null ? OptionalInt.empty() : OptionalInt.of(revision),
                        policy(row)));
              }
            }
          }
          return standings;
        });
  }

  /** The next model that is to stay loaded, of whatever tenant, by its id. */
  Optional<PinnedModel> pinnedAfter(UUID id) {
    return cross(
        connection -> {
          try (var statement = connection.prepareStatement(PINNED)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new PinnedModel(
                          row.getObject("model_id", UUID.class),
                          new ModelKey(
                              row.getObject("tenant_id", UUID.class), row.getString("name"))))
                  : Optional.empty();
            }
          }
        });
  }

  /** A step across tenants: a function of the database that gives away no more than it must. */
  private interface Step<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T cross(Step<T> step) {
    try (Connection connection = dataSource.getConnection()) {
      return step.on(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException();
    }
  }

  /**
   * Models with a version in production by name, after a name; of those named, or of all if none.
   */
  List<DeployedModel> deployed(UUID tenantId, Set<String> names, String after, int limit) {
    return query.rows(
        tenantId,
        DEPLOYED,
        statement -> {
          String[] only = names.toArray(String[]::new);
          statement.setString(1, after);
          statement.setObject(2, only);
          statement.setObject(3, only);
          statement.setInt(4, limit);
        },
        row -> deployed(tenantId, row));
  }

  private DeployedModel deployed(UUID tenantId, ResultSet row) throws SQLException {
    DeploymentRecord deployment = deployment(row);
    if (deployment == null) {
      throw new SQLException("A deployment without a version in production was selected.");
    }
    ModelRecord model = model(tenantId, row, deployment);
    return new DeployedModel(model, deployment, version(model.key(), row).under(model.policy()));
  }

  private ModelRecord model(UUID tenantId, ResultSet row, @Nullable DeploymentRecord deployment)
      throws SQLException {
    return new ModelRecord(
        row.getObject("model_id", UUID.class),
        new ModelKey(tenantId, row.getString("name")),
        deployment,
        policy(row));
  }

  private ServingPolicy policy(ResultSet row) throws SQLException {
    return new ServingPolicy(
        int8 ? row.getDouble("int8_max_loss") : Double.NEGATIVE_INFINITY,
        row.getLong("answer_cache_bytes"));
  }

  private static @Nullable DeploymentRecord deployment(ResultSet row) throws SQLException {
    int production = row.getInt("production");
    if (row.wasNull()) {
      return null;
    }
    int canary = row.getInt("canary_version");
    boolean none = row.wasNull();
    return new DeploymentRecord(
        row.getInt("revision"),
        production,
        none ? null : new DeploymentRecord.Canary(canary, row.getInt("canary_percent")),
        row.getObject("shadow", Integer.class),
        row.getBoolean("pinned"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private VersionRecord version(ModelKey model, ResultSet row) throws SQLException {
    try {
      return new VersionRecord(
          row.getObject("version_id", UUID.class),
          model,
          row.getInt("number"),
          row.getString("base_model"),
          row.getString("method"),
          TaskJson.read(json.readTree(row.getString("task"))),
          row.getString("artifact"),
          json.readValue(row.getString("artifact_files"), FILES),
          row.getObject("int8_loss", Double.class),
          Precision.FLOAT32,
          0);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("A version's row holds JSON of an unknown form.", e);
    }
  }
}
