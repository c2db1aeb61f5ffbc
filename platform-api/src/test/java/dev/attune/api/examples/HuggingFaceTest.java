package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Exports are read, and uploads are written, by DuckDB, which shares no code with what we use. */
@QuarkusTest
class HuggingFaceTest {
  private static final String JSONL = "application/x-ndjson";
  private static final String PARQUET = "application/vnd.apache.parquet";

  @TempDir Path folder;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
  }

  @Test
  void a_data_set_is_a_folder_with_a_file_for_each_split_and_a_card() throws Exception {
    String id = tenant.dataset("Moods 1.0 愤怒", TestTasks.SINGLE_LABEL);
    tenant.uploadCsv(
        id,
        """
        text,label,split,id,meta.channel
        "=1+1, 你好 😀",book,train,a,论坛
        b,other,train,,
        c,,test,,
        d,cancel,,,
        """);

    List<String> files = export(id, "");

    assertThat(files)
        .containsExactly(
            "data/train-00000-of-00001.parquet",
            "data/test-00000-of-00001.parquet",
            "data/unassigned-00000-of-00001.parquet",
            "README.md");
    assertThat(
            query(
                "select text, label, split, id, \"meta.channel\", labelledBy, labelledHow from"
                    + " 'data/train-*'"))
        .containsExactly(
            "=1+1, 你好 😀|0|train|a|论坛|" + tenant.owner().email() + "|upload",
            "b|2|train|null|null|" + tenant.owner().email() + "|upload");
    assertThat(query("select text, label, split from 'data/*' order by text offset 2"))
        .containsExactly("c|null|test", "d|1|null");
    assertThat(
            query(
                "select column_name, column_type from (describe select * from 'data/train-*') limit"
                    + " 5"))
        .containsExactly(
            "text|VARCHAR", "label|BIGINT", "split|VARCHAR", "id|VARCHAR", "meta.channel|VARCHAR");
    assertThat(
            query(
                "select decode(value) from parquet_kv_metadata('data/train-*') where decode(key) ="
                    + " 'huggingface'"))
        .singleElement()
        .asString()
        .contains("\"label\":{\"names\":[\"book\",\"cancel\",\"other\"],\"_type\":\"ClassLabel\"}")
        .contains("\"labelledAt\":{\"dtype\":\"timestamp[us, tz=UTC]\",\"_type\":\"Value\"}");
    Map<String, Object> card = card();
    assertThat(card.get("pretty_name")).isEqualTo("Moods 1.0 愤怒");
    assertThat(card.get("configs"))
        .asString()
        .isEqualTo(
            "[{config_name=default, data_files=[{split=train, path=data/train-*}, {split=test,"
                + " path=data/test-*}, {split=unassigned, path=data/unassigned-*}]}]");
    assertThat(card.get("dataset_info"))
        .asString()
        .startsWith(
            "{features=[{name=text, dtype=string}, {name=label, dtype={class_label={names={0=book,"
                + " 1=cancel, 2=other}}}},");
  }

  @Test
  void entities_and_answers_of_several_outputs_are_typed() throws Exception {
    String id = tenant.dataset("d", TestTasks.JOINT);
    upload(
        id,
        JSONL,
        """
        {"text":"😀 to Rome","outputs":{"intent":"book","slots":[{"start":5,"end":9,"label":"place"}],"mood":{"valence":0.5}}}
        """);

    export(id, "&provenance=false");

    assertThat(
            query(
                "select \"label.intent\", \"entities.slots\"::varchar, \"value.mood.valence\" from"
                    + " 'data/train-*'"))
        .containsExactly("0|[{'start': 5, 'end': 9, 'label': 0}]|0.5");
    assertThat(query("select column_name from (describe select * from 'data/train-*')"))
        .containsExactly(
            "text", "label.intent", "entities.slots", "value.mood.valence", "split", "id");
    assertThat(card().get("dataset_info"))
        .asString()
        .contains(
            "{name=entities.slots, list=[{name=start, dtype=int64}, {name=end, dtype=int64},"
                + " {name=label, dtype={class_label={names={0=place}}}}]}");
  }

  @Test
  void an_empty_data_set_has_an_empty_train_split() throws Exception {
    String id = tenant.dataset("d", TestTasks.MULTI_LABEL);

    assertThat(export(id, "")).containsExactly("data/train-00000-of-00001.parquet", "README.md");
    assertThat(query("select count(*) from 'data/train-*'")).containsExactly("0");
    assertThat(card().get("dataset_info"))
        .asString()
        .contains("{name=labels, list={class_label={names={0=joy, 1=anger, 2=fear}}}}");
  }

  @Test
  void files_of_another_writer_come_in_by_name_or_by_number() throws Exception {
    String features =
        "{\"info\":{\"features\":{\"labels\":{\"feature\":{\"names\":[\"fear\",\"joy\"],\"_type\":\"ClassLabel\"},\"_type\":\"Sequence\"}}}}";
    for (String codec : List.of("uncompressed", "snappy", "zstd", "gzip", "lz4_raw")) {
      String numbers = tenant.dataset(codec + " numbers", TestTasks.MULTI_LABEL);
      String names = tenant.dataset(codec + " names", TestTasks.MULTI_LABEL);

      Response byNumber =
          upload(
              numbers,
              PARQUET,
              written(
                  "select 'n' || i || ' 你好😀' as text, [i % 2, 1 - i % 2] as labels, i as id from"
                      + " range(5000) t(i)",
                  "codec " + codec + ", kv_metadata {huggingface: '" + features + "'}"));
      Response byName =
          upload(
              names,
              PARQUET,
              written(
                  "select 'n' || i as text, case when i = 1 then ['sad'] else ['joy'] end as labels"
                      + " from range(3) t(i)",
                  "codec " + codec));

      assertThat(byNumber.jsonPath().getInt("accepted")).as(byNumber.asString()).isEqualTo(5000);
      assertThat(
              tenant
                  .asOwner()
                  .get(tenant.path("/datasets/" + numbers + "/examples?limit=1"))
                  .jsonPath()
                  .getString("items[0].gold"))
          .isEqualTo("[labels:[joy, fear]]");
      assertThat(byName.jsonPath().getInt("accepted")).as(byName.asString()).isEqualTo(2);
      assertThat(byName.jsonPath().getInt("rejected[0].line")).isEqualTo(2);
      assertThat(byName.jsonPath().getString("rejected[0].reason")).contains("sad");
    }
  }

  @Test
  void columns_that_cannot_be_read_are_named() throws Exception {
    assertRefused("select 'a' as txt", "no column \"text\"");
    assertRefused("select 'a' as text, 'x' as lable", "lable");
    assertRefused("select 7 as text", "no strings in \"text\"");
    assertRefused("select ['a'] as text", "lists or structs in \"text\"");
    assertRefused("select 'a' as text, 1 as label", "which labels they stand for");
    assertRefused("select 'a' as text, ['book'] as label", "lists or structs in \"label\"");
    assertRefused("select 'a' as text, {'x': 1} as \"meta.c\"", "lists or structs in \"meta.c\"");
    assertRefused(
        "select 'a' as text, timestamp '2026-03-02 09:30:00' as \"meta.c\"",
        "\"meta.c\", which is of the type INT64 (TIMESTAMP");
    assertRefused("select 'a' as text, map {'a': 1} as labels", "labels");
  }

  @Test
  void a_time_whose_zone_is_known_is_read() throws Exception {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);

    assertThat(
            upload(
                    id,
                    PARQUET,
                    written(
                        "select 'a' as text, timestamptz '2026-03-02 10:30:00.5+01' as \"meta.c\"",
                        "codec snappy"))
                .statusCode())
        .isEqualTo(200);

    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/datasets/" + id + "/examples"))
                .jsonPath()
                .getString("items[0].meta.c"))
        .isEqualTo("2026-03-02T09:30:00.500Z");
  }

  @Test
  void a_row_for_each_annotator_is_their_answer() throws Exception {
    String id =
        tenant.dataset("d", Map.of("type", "single-label", "labels", List.of("joy", "anger")));

    Response report =
        upload(
            id,
            PARQUET,
            written(
                "select 'a' as text, unnest(['joy', 'anger', 'joy']) as label, unnest(['kim', 'ling', null]) as annotator",
                "codec snappy"));

    assertThat(report.jsonPath().getInt("extended")).as(report.asString()).isEqualTo(1);
    assertThat(report.jsonPath().getInt("answers")).isEqualTo(2);
    assertThat(report.jsonPath().getInt("duplicates")).isEqualTo(1);
  }

  @Test
  void what_is_no_whole_parquet_leaves_nothing_behind() throws Exception {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);
    byte[] whole = written("select 'n' || i as text from range(100) t(i)", "codec zstd");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertProblem(upload(id, PARQUET, "text\na\n"), 422).detail("no Parquet");
    assertProblem(upload(id, PARQUET, half), 422).detail("cut off");
    assertProblem(upload(id, PARQUET, new byte[0]), 422).detail("empty");
    assertProblem(
            tenant.send(
                "/datasets/" + id + "/examples?format=parquet&encoding=GBK", PARQUET, whole),
            422)
        .field("encoding", "UTF-8");
    assertThat(export(id, "")).hasSize(2);
    assertThat(query("select count(*) from 'data/train-*'")).containsExactly("0");
    Response checked = tenant.send("/datasets/" + id + "/examples/check", PARQUET, whole);
    assertThat(checked.jsonPath().getInt("acceptable")).as(checked.asString()).isEqualTo(100);
  }

  @Test
  void an_encoding_that_is_not_read_is_named() throws Exception {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);

    assertProblem(
            upload(
                id,
                PARQUET,
                written(
                    "select 'n' || i as text from range(9) t(i)",
                    "parquet_version v2, dictionary_size_limit 1")),
            422)
        .detail("\"text\" in an encoding that is not read");
  }

  private void assertRefused(String select, String reason) throws Exception {
    String id = tenant.dataset("d" + System.nanoTime(), TestTasks.SINGLE_LABEL);

    assertProblem(upload(id, PARQUET, written(select, "codec snappy")), 422).detail(reason);
  }

  private byte[] written(String select, String options) throws SQLException, IOException {
    Path file = folder.resolve("in.parquet");
    query("copy (" + select + ") to 'in.parquet' (format parquet, " + options + ")");
    return Files.readAllBytes(file);
  }

  private Response upload(String id, String mediaType, Object body) {
    return body instanceof byte[] bytes
        ? tenant.upload(id, mediaType, bytes)
        : tenant.upload(
            id, mediaType, body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<String> export(String id, String parameters) throws IOException {
    Response response =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + id + "/export?format=huggingface" + parameters));
    assertThat(response.contentType()).isEqualTo("application/zip");
    return Zips.unpack(response.asByteArray(), folder);
  }

  private Map<String, Object> card() throws IOException {
    return new Yaml().load(Files.readString(folder.resolve("README.md")).split("---\n", 3)[1]);
  }

  /** Asks DuckDB; the values of each row, separated by |. */
  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duck = DuckDb.open();
        Statement statement = duck.createStatement()) {
      String here =
          sql.replaceAll("from '(data/[^']*)'", "from read_parquet('$1')")
              .replaceAll("'(data/|in\\.parquet)", "'" + folder + "/$1");
      if (statement.execute(here)) {
        ResultSet result = statement.getResultSet();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(String.join("|", row));
        }
      }
    }
    return rows;
  }
}
