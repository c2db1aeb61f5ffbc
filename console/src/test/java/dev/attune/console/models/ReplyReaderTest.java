package dev.attune.console.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.datasets.Task.Output;
import dev.attune.console.testing.SampleServices;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

  private final ReplyReader reader = new ReplyReader("Nora will sing in Leeds on Friday.");

  @Test
  void a_refusal_has_no_label() throws JsonProcessingException {
    var reply = (Reply.OneLabel) read(Task.singleLabel(List.of("joy"), "other"), "feelings");
    assertThat(reply.label()).isNull();
    assertThat(reply.scores()).hasSize(4);
    assertThat(reply.scores().getFirst().label()).isEqualTo("joy");
  }

  @Test
  void of_several_labels_those_that_are_given_are_marked() throws JsonProcessingException {
    var reply = (Reply.SeveralLabels) read(Task.multiLabel(List.of("joy")), "mixed");
    assertThat(reply.scores())
        .filteredOn(Reply.Score::given)
        .extracting(Reply.Score::label)
        .containsExactly("joy", "sadness");
  }

  @Test
  void parts_stand_in_the_text() throws JsonProcessingException {
    var reply = (Reply.Parts) read(Task.token(List.of("place")), "names");
    assertThat(reply.text().pieces())
        .extracting(piece -> piece.text())
        .containsExactly("Nora", " will sing in ", "Leeds", " on ", "Friday", ".");
  }

  @Test
  void a_value_lies_between_the_ends_of_its_scale() throws JsonProcessingException {
    var reply =
        (Reply.Values) read(Task.regression(List.of(Output.scale("valence", -1, 1))), "stress");
    var valence = reply.values().getFirst();
    assertThat(valence.at()).isEqualTo(0.31);
    assertThat(valence.from()).isEqualTo(0.1, offset(1e-9));
  }

  private Reply read(Task task, String sample) throws JsonProcessingException {
    var predictions = new ObjectMapper().readTree(SampleServices.resource("predictions.json"));
    return reader.read(task, predictions.path(sample), null);
  }
}
