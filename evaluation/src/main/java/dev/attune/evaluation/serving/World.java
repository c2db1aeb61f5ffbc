package dev.attune.evaluation.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.task.TaskJson;
import dev.attune.text.tensor.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tenants with a model in production each, as rows and files like those that the other services
 * write. Every model's version 1 is served in 32-bit floats; where there is a version 2, it is the
 * same adapter and is served in 8 bits.
 */
final class World {
  /** Tenants beside the many: they have version 2 too, and play particular parts. */
  static final int OTHERS = 4;

  private static final String SECRET = "bench-bench-bench-bench-bench-bench-bench-b";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String superuserUrl;
  private final Path artifacts;
  private final BaseModelInfo base;

  World(String superuserUrl, Path artifacts, BaseModelInfo base) {
    this.superuserUrl = superuserUrl;
    this.artifacts = artifacts;
    this.base = base;
  }

  /**
   * Makes tenants.
   *
   * @param made called with the number of those that are there
   */
  List<Tenant> make(int count, IntConsumer made) throws IOException, SQLException {
    List<Tenant> tenants = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(superuserUrl)) {
      connection.setAutoCommit(false);
      register(connection);
      for (int i = 0; i < count; i++) {
        tenants.add(tenant(connection, i));
        made.accept(i + 1);
      }
      connection.commit();
    }
    return tenants;
  }

  /** Puts a version into production, as the platform's API does. */
  void deploy(Tenant tenant, int version) throws SQLException {
    try (Connection connection = DriverManager.getConnection(superuserUrl)) {
      update(
          connection,
          "update deployment set production = ?, revision = revision + 1, updated_at = now() where"
              + " model_id = ?",
          version,
          tenant.model());
    }
  }

  private Tenant tenant(Connection connection, int number) throws IOException, SQLException {
    UUID id = UUID.randomUUID();
    UUID model = UUID.randomUUID();
    String slug = "bench-" + number;
    update(
        connection,
        "insert into tenant (id, slug, name, locale, wrapped_keys, int8_max_loss) values (?, ?, ?,"
            + " 'en', '\\x00', 1)",
        id,
        slug,
        slug);
    String key = "bench%011d".formatted(number);
    update(
        connection,
        "insert into api_key (id, tenant_id, name, secret_hash, scopes, created_by) values (?, ?,"
            + " 'bench', ?, '{predict}', 'bench')",
        key,
        id,
        sha256(SECRET));
    update(connection, "insert into model (id, tenant_id, name) values (?, ?, 'm')", model, id);
    Adapter adapter = RandomLora.of(base, number);
    version(connection, id, model, 1, adapter, null);
    if (number < OTHERS) {
      version(connection, id, model, 2, adapter, 0.0);
    }
    update(
        connection,
        "insert into deployment (model_id, tenant_id, production, updated_by) values (?, ?, 1,"
            + " 'bench')",
        model,
        id);
    return new Tenant(slug, model, "atn_%s_%s".formatted(key, SECRET));
  }

  private void version(
      Connection connection,
      UUID tenant,
      UUID model,
      int number,
      Adapter adapter,
      @Nullable Double int8Loss)
      throws IOException, SQLException {
    String key = "%s/%s/%d".formatted(tenant, model, number);
    Path folder = Files.createDirectories(artifacts.resolve(key));
    adapter.save(folder);
    update(
        connection,
        """
        insert into model_version (tenant_id, model_id, number, base_model, method, task, metrics, lineage,
                                   artifact, artifact_files, int8)
        values (?, ?, ?, ?, 'lora', ?::jsonb, '{}', '{}', ?, ?::jsonb, ?::jsonb)
        """,
        tenant,
        model,
        number,
        base.name(),
        TaskJson.write(adapter.task()).toString(),
        key,
        files(folder),
        int8Loss == null ? null : JSON.createObjectNode().put("loss", int8Loss).toString());
  }

  private static String files(Path folder) throws IOException {
    ObjectNode files = JSON.createObjectNode();
    try (Stream<Path> written = Files.list(folder)) {
      for (Path file : written.toList()) {
        files
            .putObject(file.getFileName().toString())
            .put("sha256", Sha256.of(file))
            .put("bytes", Files.size(file));
      }
    }
    return files.toString();
  }

  private void register(Connection connection) throws SQLException {
    update(
        connection,
        """
        insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens,
                                pooling, licence, source, sha256)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        base.name(),
        base.language(),
        base.architecture(),
        base.parameters(),
        base.layers(),
        base.hiddenSize(),
        base.maxTokens(),
        base.pooling().id(),
        base.licence(),
        base.source(),
        base.sha256());
  }

  private static void update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] sha256(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
