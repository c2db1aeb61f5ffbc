package dev.attune.api.limits;

import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operator grants a tenant, and what the tenant has used of it. */
@ApplicationScoped
public class TenantLimits {
  private final Sql sql;
  private final AuditLog audit;
  private final Caller caller;
  private final Clock clock;

  TenantLimits(Sql sql, AuditLog audit, Caller caller, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  @Transactional
  LimitsView current() {
    GrantedLimits granted = granted();
    return new LimitsView(
        granted.rates(), granted.monthlyTexts(), granted.monthlyTokens(), usedThisMonth());
  }

  @Transactional
  LimitsView grant(GrantedLimits wanted) {
    Rates rates = wanted.rates();
    sql.update(
        """
        insert into tenant_limits (requests_per_second, requests_per_minute, texts_per_second,
                                   texts_per_minute, monthly_texts, monthly_tokens, updated_by)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant_id) do update
          set requests_per_second = excluded.requests_per_second,
              requests_per_minute = excluded.requests_per_minute,
              texts_per_second = excluded.texts_per_second,
              texts_per_minute = excluded.texts_per_minute,
              monthly_texts = excluded.monthly_texts,
              monthly_tokens = excluded.monthly_tokens,
              updated_by = excluded.updated_by,
              updated_at = now()
        """,
        rates.requestsPerSecond(),
        rates.requestsPerMinute(),
        rates.textsPerSecond(),
        rates.textsPerMinute(),
        wanted.monthlyTexts(),
        wanted.monthlyTokens(),
        caller.email());
    Map<String, Object> details = new LinkedHashMap<>(rates.set());
    if (wanted.monthlyTexts() != null) {
      details.put("monthlyTexts", wanted.monthlyTexts());
    }
    if (wanted.monthlyTokens() != null) {
      details.put("monthlyTokens", wanted.monthlyTokens());
    }
    audit.record(caller.email(), "tenant.limit", caller.tenantSlug(), details);
    return current();
  }

  /** Refuses rates of a key that go beyond the tenant's own; needs a transaction. */
  public void requireWithin(String field, Rates wanted) {
    Map<String, Integer> most = granted().rates().set();
    List<ProblemError> errors = new ArrayList<>();
    wanted
        .set()
        .forEach(
            (name, rate) -> {
              Integer limit = most.get(name);
              if (limit != null && rate > limit) {
                errors.add(
                    ProblemError.inField(
                        field + "." + name,
                        "must be at most " + limit + ", the limit of the tenant"));
              }
            });
    if (!errors.isEmpty()) {
      throw Refusal.invalid("A key may not ask for more than its tenant.", errors);
    }
  }

  private GrantedLimits granted() {
    return sql.one(
            "select " + Rates.COLUMNS + ", monthly_texts, monthly_tokens from tenant_limits",
            TenantLimits::granted)
        .orElse(GrantedLimits.UNLIMITED);
  }

  private MonthView usedThisMonth() {
    YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
    return sql.one(
            "select requests, texts, tokens from usage_monthly where month = ?::date",
            row ->
                MonthView.of(month, row.whole("requests"), row.whole("texts"), row.whole("tokens")),
            month.atDay(1).toString())
        .orElseGet(() -> MonthView.of(month, 0, 0, 0));
  }

  private static GrantedLimits granted(Row row) throws SQLException {
    return new GrantedLimits(
        Rates.of(row), row.wholeOrNull("monthly_texts"), row.wholeOrNull("monthly_tokens"));
  }
}
