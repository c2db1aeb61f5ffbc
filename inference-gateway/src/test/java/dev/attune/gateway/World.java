package dev.attune.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.gateway.engine.BaseModelsConfig;
import dev.attune.gateway.engine.Engines;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts rows and artifacts where the other services would have put them. */
@ApplicationScoped
public class World {
  /** A secret that is good for every key made here. */
  public static final String SECRET = "s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-s";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String superuserUrl;
  private final ArtifactStore artifacts;
  private final BaseModelStore baseModels;
  private final BooleanSupplier ready;
  private final Function<UUID, byte[]> wrappedKeys;

  @Inject
  World(
      @ConfigProperty(name = "attune.test.jdbc.url.superuser") String superuserUrl,
      ArtifactStore artifacts,
      BaseModelsConfig baseModels,
      Engines engines,
      TenantKeys keys) {
    this(
        superuserUrl,
        artifacts,
        new BaseModelStore(baseModels.dir()),
        engines::ready,
        keys::generateWrapped);
  }

  /** The world of a gateway in another process. */
  World(
      String superuserUrl,
      ArtifactStore artifacts,
      BaseModelStore baseModels,
      BooleanSupplier ready,
      Function<UUID, byte[]> wrappedKeys) {
    this.superuserUrl = superuserUrl;
    this.artifacts = artifacts;
    this.baseModels = baseModels;
    this.ready = ready;
    this.wrappedKeys = wrappedKeys;
  }

  /** Waits until the base models are open. */
  public void ready() {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(ready::getAsBoolean);
  }

  /** A fresh tenant. */
  public Tenant tenant() {
    UUID id = UUID.randomUUID();
    String slug = "t" + id.toString().substring(0, 12);
    update(
        "insert into tenant (id, slug, name, locale, wrapped_keys) values (?, ?, ?, 'en', ?)",
        id,
        slug,
        slug,
        wrappedKeys.apply(id));
    return new Tenant(id, slug);
  }

  /** A member. */
  public void member(Tenant tenant, String email, String role) {
    update(
        "insert into member (tenant_id, email, role) values (?, ?, ?)", tenant.id(), email, role);
  }

  /** A key for all models. */
  public String key(Tenant tenant) {
    return key(tenant, List.of("predict"), List.of(), null);
  }

  /** A key. */
  public String key(
      Tenant tenant, List<String> scopes, List<String> models, @Nullable Instant expiresAt) {
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    update(
        """
        insert into api_key (id, tenant_id, name, secret_hash, scopes, models, expires_at, created_by)
        values (?, ?, 'test', ?, ?, ?, ?, 'test')
        """,
        id,
        tenant.id(),
        sha256(SECRET),
        scopes.toArray(String[]::new),
        models.toArray(String[]::new),
        expiresAt == null ? null : OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC));
    return "atn_" + id + "_" + SECRET;
  }

  /** Revokes a key. */
  public void revoke(String key) {
    update("update api_key set revoked_at = now() where id = ?", key.split("_", 3)[1]);
  }

  /** A base model of the store. */
  public BaseModelInfo base(String name) {
    try {
      return baseModels.open(name).info();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model without versions. */
  public UUID model(Tenant tenant, String name) {
    update(
        "insert into model (tenant_id, name) values (?, ?) on conflict do nothing",
        tenant.id(),
        name);
    return (UUID) one("select id from model where tenant_id = ? and name = ?", tenant.id(), name);
  }

  /** A version of a model, which is made if need be; returns where its files are. */
  public Path version(Tenant tenant, String model, int number, Adapter adapter) {
    UUID modelId = model(tenant, model);
    register(base(adapter.base().name()));
    String key = "%s/%s/%d-%s".formatted(tenant.id(), modelId, number, UUID.randomUUID());
    try {
      Map<String, StoredFile> files = store(key, adapter);
      update(
          """
          insert into model_version (tenant_id, model_id, number, base_model, method, task, metrics,
                                     lineage, artifact, artifact_files)
          values (?, ?, ?, ?, ?, ?::jsonb, '{}', '{}', ?, ?::jsonb)
          """,
          tenant.id(),
          modelId,
          number,
          adapter.base().name(),
          adapter.lora().isPresent() ? "lora" : "head",
          TaskJson.write(adapter.task()).toString(),
          key,
          JSON.writeValueAsString(files));
      return artifacts.fetch(key, files);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a version into production. */
  public void deploy(Tenant tenant, String model, int production) {
    deploy(tenant, model, production, null, null);
  }

  /** Puts a version into production, with a canary. */
  public void deploy(
      Tenant tenant,
      String model,
      int production,
      @Nullable Integer canary,
      @Nullable Integer percent) {
    update(
        """
        insert into deployment (model_id, tenant_id, production, canary_version, canary_percent, updated_by)
        values (?, ?, ?, ?, ?, 'test')
        on conflict (model_id) do update
          set production = excluded.production, canary_version = excluded.canary_version,
              canary_percent = excluded.canary_percent, revision = deployment.revision + 1,
              updated_at = now()
        """,
        model(tenant, model),
        tenant.id(),
        production,
        canary,
        percent);
  }

  /** Has a version computed beside the one in production; null for none. */
  public void shadow(Tenant tenant, String model, @Nullable Integer shadow) {
    update(
        """
        update deployment set shadow = ?::int, revision = revision + 1, updated_at = now()
         where model_id = ?
        """,
        shadow,
        model(tenant, model));
  }

  /** Runs a statement as superuser. */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = DriverManager.getConnection(superuserUrl);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row, read as superuser. */
  public Object one(String sql, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(superuserUrl);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("No row.");
        }
        return row.getObject(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, StoredFile> store(String key, Adapter adapter) throws IOException {
    Path folder = Files.createTempDirectory("adapter");
    try {
      adapter.save(folder);
      return artifacts.store(key, folder);
    } finally {
      try (Stream<Path> written = Files.list(folder)) {
        for (Path file : written.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void register(BaseModelInfo info) {
    update(
        """
        insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens,
                                pooling, licence, source, sha256)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        info.name(),
        info.language(),
        info.architecture(),
        info.parameters(),
        info.layers(),
        info.hiddenSize(),
        info.maxTokens(),
        info.pooling().id(),
        info.licence(),
        info.source(),
        info.sha256());
  }

  private static byte[] sha256(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
