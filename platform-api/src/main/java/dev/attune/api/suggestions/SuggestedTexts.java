package dev.attune.api.suggestions;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the undecided texts from which the newest model would learn most. */
@ApplicationScoped
class SuggestedTexts {
  private final Sql sql;
  private final DatasetLookup datasets;
  private final SuggestionRuns runs;
  private final TenantCiphers ciphers;
  private final Caller caller;

  SuggestedTexts(
      Sql sql, DatasetLookup datasets, SuggestionRuns runs, TenantCiphers ciphers, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.runs = runs;
    this.ciphers = ciphers;
    this.caller = caller;
  }

  private record Placed(double place, SuggestedText text) {
    String cursor() {
      return PageQuery.placed(place, text.example());
    }
  }

  @Transactional
  Page<SuggestedText> list(String datasetName, SuggestedTextsQuery query, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    PageQuery.@Nullable Place after = page.afterPlace();
    String order = query.place();
    Optional<SuggestionRuns.Version> newest = runs.newest(dataset);
    if (newest.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    TextCipher cipher = caller.role().readsTexts() ? ciphers.current() : null;
    Page<Placed> found =
        Page.of(
            sql.list(
                texts(order),
                row -> placed(row, cipher),
                dataset,
                newest.get().id(),
                after == null ? null : after.number(),
                after == null ? null : after.number(),
                after == null ? null : after.id(),
                page.limit() + 1),
            page.limit(),
            Placed::cursor);
    return new Page<>(found.items().stream().map(Placed::text).toList(), found.next());
  }

  /** Texts that wait for a reviewer have been answered and are none to ask about. */
  private static String texts(String place) {
    return """
      select x.* from (
        select e.id, e.external_id, e.text_ciphertext, s.answer, s.uncertainty, s.diversity, %s as place
          from suggestion s
          join example e on e.id = s.example_id and e.gold is null
          left join annotation_item i on i.example_id = e.id
         where s.dataset_id = ? and s.version_id = ? and (i.state is null or i.state = 'open')) x
       where ?::float8 is null or (x.place, x.id) > (?::float8, ?::uuid)
       order by x.place, x.id limit ?
      """
        .formatted(place);
  }

  private static Placed placed(Row row, @Nullable TextCipher cipher) throws SQLException {
    return new Placed(
        row.number("place"),
        new SuggestedText(
            row.uuid("id"),
            row.textOrNull("external_id"),
            cipher == null
                ? null
                : cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
            row.json("answer"),
            row.numberOrNull("uncertainty"),
            row.integerOrNull("diversity")));
  }
}
