package dev.attune.worker.snapshots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.Votes;
import dev.attune.text.task.VotesJson;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot's texts in the order of their ids, the same at every attempt. Goes page by page
 * in short transactions: a snapshot never changes.
 */
@ApplicationScoped
public class SnapshotReader {
  private static final int PAGE = 2_000;
  private static final Set<String> SPLITS = Set.of("train", "validation", "test");
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final TypeReference<Map<String, String>> META = new TypeReference<>() {};

  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final TenantCiphers ciphers;
  private final ObjectMapper json;

  SnapshotReader(
      EntityManager entityManager, Tenancy tenancy, TenantCiphers ciphers, ObjectMapper json) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.ciphers = ciphers;
    this.json = json;
  }

  record Row(
      UUID id,
      String split,
      String text,
      Gold gold,
      Map<String, Votes> votes,
      Map<String, String> meta) {
    /** Leaves text and metadata out: they belong to a person. */
    @Override
    public String toString() {
      return "Row[id=" + id + "]";
    }
  }

  /** Decrypts the whole snapshot into memory. */
  public TrainingData read(JobHold hold, UUID snapshot) {
    List<Row> rows = rows(hold, snapshot, SPLITS);
    Set<String> fields = SliceFields.of(rows.stream().map(Row::meta).toList());
    return new TrainingData(
        split(rows, "train", fields),
        split(rows, "validation", fields),
        split(rows, "test", fields));
  }

  /** Decrypts the test split alone, without metadata. */
  public List<TrainingExample> test(JobHold hold, UUID snapshot) {
    return split(rows(hold, snapshot, Set.of("test")), "test", Set.of());
  }

  private List<Row> rows(JobHold hold, UUID snapshot, Set<String> splits) {
    List<Row> rows = new ArrayList<>();
    List<Row> page;
    do {
      hold.checkpoint();
      UUID after = rows.isEmpty() ? BEFORE_ALL : rows.getLast().id();
      page = tenancy.inTransaction(hold.claim().tenantId(), () -> page(snapshot, splits, after));
      rows.addAll(page);
    } while (page.size() == PAGE);
    return rows;
  }

  private static List<TrainingExample> split(List<Row> rows, String split, Set<String> fields) {
    return rows.stream()
        .filter(row -> row.split().equals(split))
        .map(
            row ->
                new TrainingExample(
                    row.id().toString(),
                    row.text(),
                    row.gold(),
                    SliceFields.only(fields, row.meta()),
                    row.votes()))
        .toList();
  }

  private List<Row> page(UUID snapshot, Set<String> splits, UUID after) {
    TextCipher cipher = ciphers.current();
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select s.example_id, s.split, cast(s.gold as text), e.text_ciphertext, e.meta_ciphertext,
                       cast(s.votes as text)
                  from snapshot_example s join example e on e.id = s.example_id
                 where s.snapshot_id = ?1 and s.example_id > ?2 and s.split = any (string_to_array(?4, ','))
                 order by s.example_id limit ?3
                """)
            .setParameter(1, snapshot)
            .setParameter(2, after)
            .setParameter(3, PAGE)
            .setParameter(4, String.join(",", splits))
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(columns -> row(columns, cipher)).toList();
  }

  private Row row(Object[] columns, TextCipher cipher) {
    try {
      return new Row(
          (UUID) columns[0],
          (String) columns[1],
          cipher.decrypt(TextCipher.Purpose.TEXT, (byte[]) columns[3]),
          GoldJson.read(json.readTree((String) columns[2])),
          votes((String) columns[5]),
          meta((byte @Nullable []) columns[4], cipher));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored answer or its metadata cannot be read.", e);
    }
  }

  private Map<String, Votes> votes(@Nullable String stored) throws JsonProcessingException {
    return stored == null ? Map.of() : VotesJson.read(json.readTree(stored));
  }

  private Map<String, String> meta(byte @Nullable [] ciphertext, TextCipher cipher)
      throws JsonProcessingException {
    return ciphertext == null
        ? Map.of()
        : json.readValue(cipher.decrypt(TextCipher.Purpose.META, ciphertext), META);
  }
}
