package dev.attune.worker.suggestions;

import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A data set's texts, found page by page in short transactions and decrypted in memory only. */
@ApplicationScoped
class Texts {
  private static final int PAGE = 20_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final TenantCiphers ciphers;

  Texts(EntityManager entityManager, Tenancy tenancy, TenantCiphers ciphers) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.ciphers = ciphers;
  }

  /**
   * A text without a label.
   *
   * @param known whether the version has looked at it already
   */
  record Undecided(UUID id, boolean known) {}

  /** All that have no label, in the order of their ids. */
  List<Undecided> undecided(JobHold hold, UUID dataset, UUID version) {
    List<Undecided> found = new ArrayList<>();
    List<Undecided> page;
    do {
      hold.checkpoint();
      UUID after = found.isEmpty() ? BEFORE_ALL : found.getLast().id();
      page = tenancy.inTransaction(hold.claim().tenantId(), () -> page(dataset, version, after));
      found.addAll(page);
    } while (page.size() == PAGE);
    return found;
  }

  private List<Undecided> page(UUID dataset, UUID version, UUID after) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select e.id, s.example_id is not null
                  from example e left join suggestion s on s.example_id = e.id and s.version_id = ?2
                 where e.dataset_id = ?1 and e.gold is null and e.id > ?3 order by e.id limit ?4
                """)
            .setParameter(1, dataset)
            .setParameter(2, version)
            .setParameter(3, after)
            .setParameter(4, PAGE)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Undecided((UUID) row[0], (Boolean) row[1]))
        .toList();
  }

  /** Some that have a label, the same ones each time. */
  List<UUID> labelled(JobHold hold, UUID dataset, int most) {
    return tenancy.inTransaction(hold.claim().tenantId(), () -> someLabelled(dataset, most));
  }

  private List<UUID> someLabelled(UUID dataset, int most) {
    List<?> ids =
        entityManager
            .createNativeQuery(
                """
                select id from example where dataset_id = ?1 and gold is not null
                 order by md5(cast(id as text)) limit ?2
                """)
            .setParameter(1, dataset)
            .setParameter(2, most)
            .getResultList();
    return ids.stream().map(UUID.class::cast).toList();
  }

  /** The texts of examples; those that are gone are left out. */
  Map<UUID, String> read(JobHold hold, Collection<UUID> ids) {
    return tenancy.inTransaction(hold.claim().tenantId(), () -> decrypted(ids));
  }

  private Map<UUID, String> decrypted(Collection<UUID> ids) {
    TextCipher cipher = ciphers.current();
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select id, text_ciphertext from example
                 where id = any (cast(string_to_array(?1, ',') as uuid[])) order by id
                """)
            .setParameter(1, ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
            .getResultList();
    Map<UUID, String> texts = LinkedHashMap.newLinkedHashMap(ids.size());
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      texts.put((UUID) columns[0], cipher.decrypt(TextCipher.Purpose.TEXT, (byte[]) columns[1]));
    }
    return texts;
  }
}
