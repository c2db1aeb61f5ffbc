package dev.attune.api.annotation;

import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Puts gold questions among what somebody is handed: at random places, each at most once to a
 * person, and none when nothing else is left, so that neither place nor number gives them away.
 */
@ApplicationScoped
class GoldSeeding {
  private static final String ANYTHING_ELSE =
      """
      select exists (
        select from annotation_item i
         where i.dataset_id = ? and i.state = 'open' and i.taken < i.wanted
           and not exists (select 1 from annotation a where a.example_id = i.example_id and a.member_id = ?)
           and not exists (select 1 from annotation_lease l where l.example_id = i.example_id and l.member_id = ?)) as yes
      """;

  /** Their place is that of one of the ten that the person would be handed next. */
  private static final String TAKE =
      """
      with unseen as (
        select i.example_id from annotation_item i
         where i.dataset_id = ? and i.state = 'gold'
           and not exists (select 1 from annotation a where a.example_id = i.example_id and a.member_id = ?)
           and not exists (select 1 from annotation_lease l where l.example_id = i.example_id and l.member_id = ?)
         order by random() limit ? for update of i skip locked),
      taken as (
        update annotation_item i set taken = i.taken + 1 from unseen where i.example_id = unseen.example_id
        returning i.example_id),
      next as (
        select i.priority from annotation_item i
         where i.dataset_id = ? and i.state = 'open' and i.taken < i.wanted order by i.priority limit 10)
      insert into annotation_lease (example_id, member_id, dataset_id, until, priority)
      select t.example_id, ?, ?, ?, (select n.priority from next n where t.example_id is not null order by random() limit 1)
        from taken t
      """;

  private final Sql sql;

  GoldSeeding(Sql sql) {
    this.sql = sql;
  }

  /**
   * Puts gold questions before somebody.
   *
   * @param places how many items the person is to be handed
   * @return how many of these places are gold questions now
   */
  int seed(Plan plan, UUID member, int places, Instant until) {
    int wanted = 0;
    for (int place = 0; place < places; place++) {
      wanted += ThreadLocalRandom.current().nextDouble() < plan.gold().share() ? 1 : 0;
    }
    UUID dataset = plan.dataset();
    if (wanted == 0
        || !sql.single(ANYTHING_ELSE, row -> row.truth("yes"), dataset, member, member)) {
      return 0;
    }
    return sql.update(TAKE, dataset, member, member, wanted, dataset, member, dataset, until);
  }
}
