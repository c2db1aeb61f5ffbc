package dev.attune.api.tenants;

import dev.attune.api.organizations.Organizations;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Person;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.api.sql.SqlFailure;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, shows and changes tenants. */
@ApplicationScoped
class Tenants {
  /** Words that stand at the place of a slug in somebody's URLs. */
  private static final Set<String> RESERVED =
      Set.of(
          "admin", "api", "assets", "attune", "health", "login", "logout", "metrics", "new", "q",
          "static", "tenants", "v1", "webjars");

  private final Sql sql;
  private final Tenancy tenancy;
  private final TenantKeys keys;
  private final Organizations organizations;
  private final AuditLog audit;
  private final Caller caller;

  Tenants(
      Sql sql,
      Tenancy tenancy,
      TenantKeys keys,
      Organizations organizations,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.keys = keys;
    this.organizations = organizations;
    this.audit = audit;
    this.caller = caller;
  }

  /** Makes a tenant whose owner is the caller, with everything behind it, or nothing at all. */
  TenantView create(NewTenant wanted) {
    Person person = caller.person();
    String email =
        person
            .verifiedEmail()
            .orElseThrow(
                () -> Refusal.forbidden("Verify your e-mail address before you make a tenant."));
    if (RESERVED.contains(wanted.slug())) {
      throw Refusal.invalid("slug", "\"" + wanted.slug() + "\" is reserved");
    }
    UUID id = UUID.randomUUID();
    return tenancy.inTransaction(
        id,
        () -> {
          insert(id, wanted);
          sql.update(
              "insert into member (email, subject, role) values (lower(?), ?, 'owner')",
              email,
              person.subject());
          // Last, because it cannot be rolled back; the row above keeps the slug ours meanwhile.
          String organization =
              organizations.create(id, wanted.slug(), wanted.name(), person.subject());
          sql.update("update tenant set organization_id = ?", organization);
          audit.record(
              email,
              "tenant.create",
              wanted.slug(),
              Map.of("name", wanted.name(), "locale", wanted.locale()));
          return view(Role.OWNER);
        });
  }

  private void insert(UUID id, NewTenant wanted) {
    try {
      sql.update(
          "insert into tenant (id, slug, name, locale, wrapped_keys) values (?, ?, ?, ?, ?)",
          id,
          wanted.slug(),
          wanted.name(),
          wanted.locale(),
          keys.generateWrapped(id));
    } catch (SqlFailure e) {
      if (e.isDuplicate()) {
        throw Refusal.conflict("The slug \"" + wanted.slug() + "\" is taken.");
      }
      throw e;
    }
  }

  /** The caller's tenants, by slug. */
  @Transactional
  Page<TenantView> mine(PageQuery page) {
    Person person = caller.person();
    List<TenantView> rows =
        sql.list(
            """
            select slug, name, locale, role, created_at from tenants_of(?, ?)
             where slug > coalesce(?::text, '') order by slug limit ?
            """,
            row -> view(row, Role.of(row.text("role")), null),
            person.subject(),
            person.verifiedEmail().orElse(null),
            page.after(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), TenantView::slug);
  }

  @Transactional
  TenantView current() {
    return view(caller.role());
  }

  @Transactional
  TenantView change(TenantChange change) {
    ServingPolicy serving =
        change.serving() == null ? new ServingPolicy(null, null) : change.serving();
    sql.update(
        """
        update tenant
           set name = coalesce(?, name), locale = coalesce(?, locale),
               int8_max_loss = coalesce(?::double precision, int8_max_loss),
               answer_cache_bytes = coalesce(?::bigint, answer_cache_bytes)
        """,
        change.name(),
        change.locale(),
        serving.int8MaxLoss(),
        serving.answerCacheBytes());
    Map<String, Object> details = new LinkedHashMap<>();
    if (serving.int8MaxLoss() != null) {
      details.put("int8MaxLoss", serving.int8MaxLoss());
    }
    if (serving.answerCacheBytes() != null) {
      details.put("answerCacheBytes", serving.answerCacheBytes());
    }
    if (change.name() != null) {
      details.put("name", change.name());
    }
    if (change.locale() != null) {
      details.put("locale", change.locale());
    }
    audit.record(caller.email(), "tenant.change", caller.tenantSlug(), details);
    return view(caller.role());
  }

  private TenantView view(Role role) {
    return sql.single(
        "select slug, name, locale, created_at, int8_max_loss, answer_cache_bytes from tenant",
        row ->
            view(
                row,
                role,
                new ServingPolicy(row.number("int8_max_loss"), row.whole("answer_cache_bytes"))));
  }

  private static TenantView view(Row row, Role role, @Nullable ServingPolicy serving)
      throws SQLException {
    return new TenantView(
        row.text("slug"),
        row.text("name"),
        row.text("locale"),
        role,
        row.instant("created_at"),
        serving);
  }
}
