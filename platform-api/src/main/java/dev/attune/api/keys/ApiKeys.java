package dev.attune.api.keys;

import dev.attune.api.limits.Rates;
import dev.attune.api.limits.TenantLimits;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes and revokes API keys. The secret is in no row and in no log. */
@ApplicationScoped
class ApiKeys {
  private static final int MAX_YEARS = 2;
  private static final int DEFAULT_YEARS = 1;
  private static final String COLUMNS =
      "id, name, scopes, models, expires_at, revoked_at, created_by, created_at, " + Rates.COLUMNS;

  private final Sql sql;
  private final TenantLimits limits;
  private final AuditLog audit;
  private final Caller caller;
  private final Clock clock;

  ApiKeys(Sql sql, TenantLimits limits, AuditLog audit, Caller caller, Clock clock) {
    this.sql = sql;
    this.limits = limits;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  @Transactional
  Page<ApiKeyView> list(PageQuery page) {
    List<ApiKeyView> rows =
        sql.list(
            "select "
                + COLUMNS
                + """
                 from api_key
                 where ?::text is null
                    or (created_at, id) < (select created_at, id from api_key where id = ?)
                 order by created_at desc, id desc limit ?
                """,
            ApiKeys::view,
            page.after(),
            page.after(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), ApiKeyView::id);
  }

  @Transactional
  CreatedApiKey create(NewApiKey wanted) {
    if (caller.role() != Role.OWNER && wanted.scopes().contains(NewApiKey.Scope.FEEDBACK)) {
      throw Refusal.forbidden("Only an owner may make a key with the scope feedback.");
    }
    Instant expiresAt = expiry(wanted);
    checkModels(wanted.modelNames());
    Rates rates = wanted.rates();
    limits.requireWithin("limits", rates);
    Secret secret = Secret.draw();
    ApiKeyView key =
        sql.single(
            """
            insert into api_key (id, name, secret_hash, scopes, models, expires_at, created_by,
                                 requests_per_second, requests_per_minute, texts_per_second, texts_per_minute)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning
            """
                + COLUMNS,
            ApiKeys::view,
            secret.id(),
            wanted.name(),
            secret.hash(),
            wanted.scopeWords(),
            wanted.modelNames(),
            expiresAt,
            caller.email(),
            rates.requestsPerSecond(),
            rates.requestsPerMinute(),
            rates.textsPerSecond(),
            rates.textsPerMinute());
    audit.record(
        caller.email(),
        "api-key.create",
        secret.id(),
        Map.of(
            "name", wanted.name(),
            "scopes", wanted.scopeWords(),
            "models", wanted.modelNames(),
            "expiresAt", expiresAt.toString(),
            "limits", rates.set()));
    return new CreatedApiKey(key, secret.key());
  }

  @Transactional
  ApiKeyView change(String id, ApiKeyChange change) {
    requireKnown(id);
    Rates rates = change.limits();
    limits.requireWithin("limits", rates);
    ApiKeyView changed =
        sql.single(
            """
            update api_key set requests_per_second = ?, requests_per_minute = ?,
                               texts_per_second = ?, texts_per_minute = ?
             where id = ? returning
            """
                + COLUMNS,
            ApiKeys::view,
            rates.requestsPerSecond(),
            rates.requestsPerMinute(),
            rates.textsPerSecond(),
            rates.textsPerMinute(),
            id);
    audit.record(caller.email(), "api-key.limit", id, Map.of("limits", rates.set()));
    return changed;
  }

  @Transactional
  void revoke(String id) {
    requireKnown(id);
    int revoked =
        sql.update("update api_key set revoked_at = now() where id = ? and revoked_at is null", id);
    if (revoked > 0) {
      audit.record(caller.email(), "api-key.revoke", id, Map.of());
    }
  }

  private void requireKnown(String id) {
    int known =
        sql.single("select count(*)::int as n from api_key where id = ?", r -> r.integer("n"), id);
    if (known == 0) {
      throw Refusal.notFound("There is no such API key.");
    }
  }

  private Instant expiry(NewApiKey wanted) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (wanted.expiresAt() == null) {
      return now.plusYears(DEFAULT_YEARS).toInstant();
    }
    if (!wanted.expiresAt().isAfter(now.toInstant())
        || wanted.expiresAt().isAfter(now.plusYears(MAX_YEARS).toInstant())) {
      throw Refusal.invalid(
          "expiresAt", "must be in the future and at most " + MAX_YEARS + " years ahead");
    }
    return wanted.expiresAt();
  }

  private void checkModels(List<String> names) {
    List<String> missing = new ArrayList<>(names);
    missing.removeAll(
        sql.list("select name from model where name = any (?)", row -> row.text("name"), names));
    if (!missing.isEmpty()) {
      throw Refusal.invalid("models", "there is no model named " + String.join(", ", missing));
    }
  }

  private static ApiKeyView view(Row row) throws SQLException {
    return new ApiKeyView(
        row.text("id"),
        row.text("name"),
        row.texts("scopes"),
        row.texts("models"),
        row.instantOrNull("expires_at"),
        row.instantOrNull("revoked_at"),
        Rates.of(row),
        row.text("created_by"),
        row.instant("created_at"));
  }
}
