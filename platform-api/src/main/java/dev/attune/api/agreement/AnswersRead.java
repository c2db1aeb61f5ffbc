package dev.attune.api.agreement;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.api.uploadedanswers.UploadedNames;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
          + """
          select count(*) filter (where n > 1) as shared, count(*) filter (where n = 1) as single,
                 count(*) filter (where n > 1 and (i.asked_by = 'model' or i.unsure)) as chosen,
                 (select p.annotators::int from annotation_plan p where p.dataset_id = ?) as per_text
            from said s join annotation_item i on i.example_id = s.example_id
          """;
  private static final String ANSWERS =
      BY_EXAMPLE
          + """
          select a.example_id, m.email, a.answer, e.characters, %s,
                 row_number() over (partition by a.example_id order by a.id) as nth
            from (select example_id from (select example_id, row_number() over drawing as place, sum(n) over drawing - n as before
                                            from said where n > 1 window drawing as (order by md5(example_id::text))) d
                   where place <= ? and before < ?) s
            join annotation a on a.example_id = s.example_id and a.answer is not null and not a.returned
            join example e on e.id = s.example_id
            left join member m on m.id = a.member_id
            left join uploaded_annotator u on u.id = a.annotator_id
           order by a.example_id, a.id
          """
              .formatted(UploadedNames.COLUMNS);

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
                datasets.task(dataset.task),
                row.whole("shared"),
                row.whole("single"),
                row.whole("chosen"),
                row.integerOrNull("per_text"),
                answers(id)),
        id,
        id);
  }

  private List<SharedAnswers.Said> answers(UUID dataset) {
    Set<String> taken =
        new HashSet<>(sql.list("select email from member", row -> row.text("email")));
    UploadedNames names = new UploadedNames(ciphers.current(), name -> distinct(name, taken));
    return sql.list(ANSWERS, row -> answer(row, names), dataset, MOST_EXAMPLES, MOST_ANSWERS);
  }

  /**
   * What is said elsewhere in a member's name is not theirs: a name that is an e-mail is marked.
   */
  private static String distinct(String name, Set<String> taken) {
    String marked = name;
    while (!taken.add(marked)) {
      marked = SharedAnswers.UPLOADED + marked;
    }
    return marked;
  }

  private static SharedAnswers.Said answer(Row row, UploadedNames names) throws SQLException {
    String email = row.textOrNull("email");
    String annotator = email == null ? names.of(row) : email;
    return new SharedAnswers.Said(
        row.uuid("example_id").toString(),
        annotator == null ? SharedAnswers.UNNAMED + row.whole("nth") : annotator,
        row.json("answer"),
        row.integer("characters"));
  }
}
