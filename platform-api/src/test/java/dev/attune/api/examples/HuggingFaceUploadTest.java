package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads are written by DuckDB, which shares no code with what reads them. */
@QuarkusTest
class HuggingFaceUploadTest {
  private static final String PARQUET = "application/vnd.apache.parquet";

  @TempDir Path folder;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
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
              written(
                  "select 'n' || i || ' 你好😀' as text, [i % 2, 1 - i % 2] as labels, i as id from"
                      + " range(5000) t(i)",
                  "codec " + codec + ", kv_metadata {huggingface: '" + features + "'}"));
      Response byName =
          upload(
              names,
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

    assertProblem(upload(id, "text\na\n".getBytes(StandardCharsets.UTF_8)), 422)
        .detail("no Parquet");
    assertProblem(upload(id, half), 422).detail("cut off");
    assertProblem(upload(id, new byte[0]), 422).detail("empty");
    assertProblem(
            tenant.send(
                "/datasets/" + id + "/examples?format=parquet&encoding=GBK", PARQUET, whole),
            422)
        .field("encoding", "UTF-8");
    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/datasets/" + id + "/examples"))
                .jsonPath()
                .getList("items"))
        .isEmpty();
    Response checked = tenant.send("/datasets/" + id + "/examples/check", PARQUET, whole);
    assertThat(checked.jsonPath().getInt("acceptable")).as(checked.asString()).isEqualTo(100);
  }

  @Test
  void a_zip_that_was_cut_or_damaged_is_refused_as_such_wherever_it_was() throws Exception {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);
    byte[] as = written("select 'a' || i as text from range(100) t(i)", "codec zstd");
    byte[] bs = written("select 'b' || i as text from range(100) t(i)", "codec zstd");
    byte[] zip = Zips.pack(Map.of("a.parquet", as, "b.parquet", bs));
    int second = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0003\u0004");
    byte[] damaged = zip.clone();
    damaged[second] = 'X';
    List<byte[]> broken =
        List.of(
            Arrays.copyOf(zip, second / 2),
            Arrays.copyOf(zip, second - 1),
            Arrays.copyOf(zip, second),
            Arrays.copyOf(zip, second + 20),
            Arrays.copyOf(zip, second + 100),
            damaged);

    for (byte[] file : broken) {
      assertProblem(upload(id, file), 422).detail("damaged zip");
      assertProblem(tenant.send("/datasets/" + id + "/examples/check", PARQUET, file), 422)
          .detail("damaged zip");
    }
    assertThat(upload(id, zip).jsonPath().getInt("accepted")).isEqualTo(200);
  }

  @Test
  void an_encoding_that_is_not_read_is_named() throws Exception {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);

    assertProblem(
            upload(
                id,
                written(
                    "select 'n' || i as text from range(9) t(i)",
                    "parquet_version v2, dictionary_size_limit 1")),
            422)
        .detail("\"text\" in an encoding that is not read");
  }

  private void assertRefused(String select, String reason) throws Exception {
    String id = tenant.dataset("d" + System.nanoTime(), TestTasks.SINGLE_LABEL);

    assertProblem(upload(id, written(select, "codec snappy")), 422).detail(reason);
  }

  private byte[] written(String select, String options) throws SQLException, IOException {
    Path file = folder.resolve("in.parquet");
    DuckDb.query(folder, "copy (" + select + ") to 'in.parquet' (format parquet, " + options + ")");
    return Files.readAllBytes(file);
  }

  private Response upload(String id, byte[] body) {
    return tenant.upload(id, PARQUET, body);
  }
}
