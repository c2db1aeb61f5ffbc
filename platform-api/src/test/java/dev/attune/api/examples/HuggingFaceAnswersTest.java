package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.parquet.ParquetOutput;
import dev.attune.data.tasks.SingleLabelTask;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answered, when, and what a model would have said is in the file, as DuckDB reads it. */
class HuggingFaceAnswersTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.123456Z");

  @Test
  void everybodys_answer_stands_beside_the_decided_one(@TempDir Path folder) throws Exception {
    HuggingFaceColumns columns =
        new HuggingFaceColumns(
            new Exports.Export(
                UUID.randomUUID(),
                "moods",
                "en",
                new GoldForm(new SingleLabelTask(List.of("joy", "fear"))),
                ExportFormat.HUGGING_FACE,
                true,
                new TreeSet<>()));
    Path file = folder.resolve("answers.parquet");
    try (OutputStream out = Files.newOutputStream(file);
        ParquetOutput parquet =
            new ParquetOutput(out, columns.columns(), List.of(Columns.TEXT, Columns.ID))) {
      parquet.write(columns.row(example()));
    }

    assertThat(ask(folder, "labelledBy || ' ' || labelledHow || ' ' || askedBy"))
        .isEqualTo("ann@example.org|bo@example.org rule random");
    assertThat(ask(folder, "epoch_us(labelledAt)")).isEqualTo("1772443800123456");
    assertThat(ask(folder, "len(annotations)")).isEqualTo("2");
    assertThat(ask(folder, "annotations[1].by || annotations[1].answer || annotations[1].seconds"))
        .isEqualTo("ann@example.org{\"label\":\"fear\"}7");
    assertThat(ask(folder, "annotations[1].suggestion"))
        .isEqualTo("{'use': shown, 'model': mood, 'version': 3, 'answer': '{\"label\":\"joy\"}'}");
    assertThat(ask(folder, "annotations[1].note")).isEqualTo("sounds ironic");
    assertThat(ask(folder, "annotations[2].skipped || annotations[2].flagged"))
        .isEqualTo("uncleartrue");
    assertThat(ask(folder, "annotations[2].suggestion is null")).isEqualTo("true");
  }

  private static ExportedExample example() {
    JsonNode gold = label("fear");
    return new ExportedExample(
        new ExampleView(
            UUID.randomUUID(),
            "e-1",
            "dark",
            "fear",
            gold,
            "train",
            "labelled",
            null,
            Map.of(),
            4,
            AT),
        new ExportedExample.Origin("ann@example.org|bo@example.org", AT, "rule"),
        "random",
        List.of(
            new ExportedExample.Answer(
                "ann@example.org",
                AT,
                gold,
                null,
                false,
                false,
                7,
                "sounds ironic",
                new ExportedExample.Suggestion(SuggestionUse.SHOWN, "mood", 3, label("joy"))),
            new ExportedExample.Answer(
                "bo@example.org", AT, null, "unclear", true, false, null, null, null)));
  }

  private static JsonNode label(String label) {
    return JsonNodeFactory.instance.objectNode().put("label", label);
  }

  private static String ask(Path folder, String expression) throws SQLException {
    return DuckDb.query(folder, "select " + expression + " from 'answers.parquet'").getFirst();
  }
}
