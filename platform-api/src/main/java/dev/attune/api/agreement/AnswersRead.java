package dev.attune.api.agreement;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what annotators said, as far as it can be compared. */
@ApplicationScoped
class AnswersRead {
  /** So many examples give intervals of a few hundredths, within seconds. */
  private static final int MOST_EXAMPLES = 1000;

  /** A hundred people may have answered each example. */
  private static final int MOST_ANSWERS = 20_000;

  private static final String BY_EXAMPLE =
      """
      with said as (
        select a.example_id, count(*) as n from annotation a join annotation_item i on i.example_id = a.example_id
         where a.dataset_id = ? and a.answer is not null and not a.returned and i.state <> 'gold' group by a.example_id)
      """;
  private static final String COUNTS =
      BY_EXAMPLE
          + "select count(*) filter (where n > 1) as shared, count(*) filter (where n = 1) as"
          + " single from said";
  private static final String ANSWERS =
      BY_EXAMPLE
          + """
          select a.example_id, m.email, a.answer, e.characters, u.id as annotator_id, u.name_ciphertext,
                 row_number() over (partition by a.example_id order by a.id) as nth
            from (select example_id from (select example_id, row_number() over drawing as place, sum(n) over drawing - n as before
                                            from said where n > 1 window drawing as (order by md5(example_id::text))) d
                   where place <= ? and before < ?) s
            join annotation a on a.example_id = s.example_id and a.answer is not null and not a.returned
            join example e on e.id = s.example_id
            left join member m on m.id = a.member_id
            left join uploaded_annotator u on u.id = a.annotator_id
           order by a.example_id, a.id
          """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final TenantCiphers ciphers;

  AnswersRead(Sql sql, DatasetLookup datasets, TenantCiphers ciphers) {
    this.sql = sql;
    this.datasets = datasets;
    this.ciphers = ciphers;
  }

  /** The answers to the examples that two or more people have answered. */
  @Transactional
  SharedAnswers read(String datasetName) {
    Dataset dataset = datasets.required(datasetName);
    UUID id = dataset.id;
    return sql.single(
        COUNTS,
        row ->
            new SharedAnswers(
                datasets.task(dataset.task), row.whole("shared"), row.whole("single"), answers(id)),
        id);
  }

  private List<SharedAnswers.Said> answers(UUID dataset) {
    Names names = new Names(ciphers.current(), emails());
    return sql.list(ANSWERS, row -> answer(row, names), dataset, MOST_EXAMPLES, MOST_ANSWERS);
  }

  private Set<String> emails() {
    return new HashSet<>(sql.list("select email from member", row -> row.text("email")));
  }

  private static SharedAnswers.Said answer(Row row, Names names) throws SQLException {
    String email = row.textOrNull("email");
    String annotator = email == null ? names.ofUploaded(row) : email;
    return new SharedAnswers.Said(
        row.uuid("example_id").toString(),
        annotator == null ? SharedAnswers.FORMER + row.whole("nth") : annotator,
        row.json("answer"),
        row.integer("characters"));
  }

  /**
   * The names of those whose answers were uploaded, each decrypted once. Where one is a member's
   * e-mail it is marked: what is said elsewhere in somebody's name is not theirs.
   */
  private static final class Names {
    private final TextCipher cipher;
    private final Set<String> taken;
    private final Map<UUID, String> known = new HashMap<>();

    Names(TextCipher cipher, Set<String> taken) {
      this.cipher = cipher;
      this.taken = taken;
    }

    @Nullable String ofUploaded(Row row) throws SQLException {
      UUID id = row.uuidOrNull("annotator_id");
      if (id == null) {
        return null;
      }
      String name = known.get(id);
      if (name == null) {
        name = cipher.decrypt(TextCipher.Purpose.NAME, row.bytes("name_ciphertext"));
        while (!taken.add(name)) {
          name = SharedAnswers.UPLOADED + name;
        }
        known.put(id, name);
      }
      return name;
    }
  }
}
