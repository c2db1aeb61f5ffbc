package dev.attune.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.datasets.Task.Output;
import dev.attune.console.testing.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFileTest {

  private static final Task SLOTS = Task.token(List.of("地点", "day"));
  private static final Task STRESS = Task.regression(List.of(Output.scale("stress", 0, 10)));

  @Test
  void a_table_has_a_column_for_every_answer() {
    var joint =
        Task.joint(
            List.of(
                Output.answer("intent", Task.singleLabel(List.of("book", "ask"), null)),
                Output.answer("feelings", Task.multiLabel(List.of("joy", "fear"))),
                Output.answer("mood", STRESS)));
    assertThat(SampleFile.columns(joint))
        .containsExactly("text", "label.intent", "labels.feelings", "value.mood.stress");
    assertThat(SampleFile.columns(STRESS)).containsExactly("text", "value.stress");
    assertThat(in(UploadFormat.CSV, STRESS)).contains(",0,\r\n", ",10,\r\n", ",2,\r\n");
  }

  @Test
  void marks_in_the_text_fit_into_no_table() {
    assertThat(SampleFile.columns(SLOTS)).isEmpty();
    assertThat(SampleFile.formats(SLOTS)).containsExactly(UploadFormat.JSONL, UploadFormat.CONLL);
  }

  @Test
  void an_entity_stands_where_its_positions_say() throws JsonProcessingException {
    for (var line : in(UploadFormat.JSONL, SLOTS).lines().toList()) {
      var row = new ObjectMapper().readTree(line);
      var entity = row.path("entities").path(0);
      var codePoints = row.path("text").asText().codePoints().toArray();
      var start = entity.path("start").asInt();
      assertThat(new String(codePoints, start, entity.path("end").asInt() - start))
          .isEqualTo(entity.path("label").asText());
    }
  }

  @Test
  void several_labels_are_parted_by_a_bar() {
    var several = Task.multiLabel(List.of("joy", "fear", "anger"));
    assertThat(in(UploadFormat.CSV, several)).contains(",anger|joy,");
  }

  private static String in(UploadFormat format, Task task) {
    return new SampleFile(task, Words.of(DatasetMessages.class)).in(format);
  }
}
