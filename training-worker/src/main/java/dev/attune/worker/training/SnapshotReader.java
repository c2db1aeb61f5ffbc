package dev.attune.worker.training;

import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.task.Gold;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads a snapshot's texts in the order of their ids, the same at every attempt. Goes page by page
 * in short transactions: a snapshot never changes.
 */
@ApplicationScoped
class SnapshotReader {
  private static final int PAGE = 2_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final TenantCiphers ciphers;

  SnapshotReader(EntityManager entityManager, Tenancy tenancy, TenantCiphers ciphers) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.ciphers = ciphers;
  }

  /** Decrypts the whole snapshot into memory. */
  TrainingData read(JobHold hold, UUID snapshot) {
    Map<String, List<TrainingExample>> splits = new HashMap<>();
    UUID last = BEFORE_ALL;
    List<Row> page;
    do {
      hold.checkpoint();
      UUID after = last;
      page = tenancy.inTransaction(hold.claim().tenantId(), () -> page(snapshot, after));
      for (Row row : page) {
        splits.computeIfAbsent(row.split(), split -> new ArrayList<>()).add(row.example());
        last = row.id();
      }
    } while (page.size() == PAGE);
    return new TrainingData(
        splits.getOrDefault("train", List.of()),
        splits.getOrDefault("validation", List.of()),
        splits.getOrDefault("test", List.of()));
  }

  private List<Row> page(UUID snapshot, UUID after) {
    TextCipher cipher = ciphers.current();
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select s.example_id, s.split, coalesce(s.gold ->> 'label', ''), e.text_ciphertext
                  from snapshot_example s join example e on e.id = s.example_id
                 where s.snapshot_id = ?1 and s.example_id > ?2
                 order by s.example_id limit ?3
                """)
            .setParameter(1, snapshot)
            .setParameter(2, after)
            .setParameter(3, PAGE)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> Row.of(row, cipher)).toList();
  }

  private record Row(UUID id, String split, TrainingExample example) {
    static Row of(Object[] columns, TextCipher cipher) {
      String text = cipher.decrypt(TextCipher.Purpose.TEXT, (byte[]) columns[3]);
      return new Row(
          (UUID) columns[0],
          (String) columns[1],
          new TrainingExample(
              String.valueOf(columns[0]), text, new Gold.Label((String) columns[2]), Map.of()));
    }
  }
}
