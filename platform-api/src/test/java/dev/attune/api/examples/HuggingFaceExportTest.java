package dev.attune.api.examples;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Exports are read by DuckDB, which shares no code with what writes them. */
@QuarkusTest
class HuggingFaceExportTest {
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
    tenant.upload(
        id,
        "application/x-ndjson",
        """
        {"text":"😀 to Rome","outputs":{"intent":"book","slots":[{"start":5,"end":9,"label":"place"}],"mood":{"valence":0.5}}}
        """
            .getBytes(StandardCharsets.UTF_8));

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

  private List<String> query(String sql) throws SQLException {
    return DuckDb.query(folder, sql);
  }
}
