package dev.attune.api.usage;

import dev.attune.api.paging.Page;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** Reads what the gateways have metered. */
@ApplicationScoped
class Usage {
  private final Sql sql;

  Usage(Sql sql) {
    this.sql = sql;
  }

  /** All of the days from the first to the last, both included, newest first. */
  @Transactional
  Page<UsageView> between(LocalDate first, LocalDate last) {
    return new Page<>(
        sql.list(
            """
            select u.day::text as day, m.name, u.requests, u.texts, u.tokens
              from usage_daily u join model m on m.id = u.model_id
             where u.day between ?::date and ?::date order by u.day desc, m.name
            """,
            row ->
                new UsageView(
                    LocalDate.parse(row.text("day")),
                    row.text("name"),
                    row.whole("requests"),
                    row.whole("texts"),
                    row.whole("tokens")),
            first.toString(),
            last.toString()),
        null);
  }
}
