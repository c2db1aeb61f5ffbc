package dev.attune.api.testedtexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.testedtexts.TestedVersion.Tested;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaterWordsTest {
  private static final LabelChangeView RENAMED = change("rename", null, "cheerful", "joyful", null);

  @Test
  void a_label_has_the_name_that_it_got() {
    assertThat(said(new Gold.Label("cheerful"), RENAMED)).isEqualTo(new Gold.Label("joyful"));
    assertThat(said(new Gold.Label("sad"), RENAMED)).isEqualTo(new Gold.Label("sad"));
  }

  @Test
  void changes_are_made_one_after_the_other() {
    assertThat(
            said(
                new Gold.Label("cheerful"),
                RENAMED,
                change("rename", null, "glad", "cheerful", null),
                change("merge", null, "joyful", "joy", null)))
        .isEqualTo(new Gold.Label("joy"));
  }

  @Test
  void a_set_has_a_label_once_that_two_became() {
    assertThat(
            said(
                new Gold.LabelSet(Set.of("cheerful", "joy", "sad")),
                change("delete", null, "cheerful", "joy", "move")))
        .isEqualTo(new Gold.LabelSet(Set.of("joy", "sad")));
  }

  @Test
  void a_label_that_was_taken_out_of_answers_goes() {
    LabelChangeView stripped = change("delete", null, "cheerful", null, "strip");

    assertThat(said(new Gold.LabelSet(Set.of("cheerful", "sad")), stripped))
        .isEqualTo(new Gold.LabelSet(Set.of("sad")));
    assertThat(
            said(
                new Gold.Entities(List.of(new Entity("cheerful", 0, 3), new Entity("sad", 4, 7))),
                stripped))
        .isEqualTo(new Gold.Entities(List.of(new Entity("sad", 4, 7))));
  }

  @Test
  void a_label_that_was_deleted_with_its_answers_stays_said() {
    assertThat(
            said(new Gold.Label("cheerful"), change("delete", null, "cheerful", null, "discard")))
        .isEqualTo(new Gold.Label("cheerful"));
  }

  @Test
  void of_a_joint_answer_only_the_output_changes() {
    Gold both =
        new Gold.Outputs(
            Map.of("feeling", new Gold.Label("cheerful"), "tone", new Gold.Label("cheerful")));

    assertThat(said(both, change("rename", "feeling", "cheerful", "joyful", null)))
        .isEqualTo(
            new Gold.Outputs(
                Map.of("feeling", new Gold.Label("joyful"), "tone", new Gold.Label("cheerful"))));
  }

  private static @Nullable Gold said(Gold answer, LabelChangeView... changes) {
    TestedVersion version =
        new TestedVersion(
            1,
            new SingleLabel(List.of("cheerful", "sad")),
            1,
            Map.of("1", new Tested(answer, answer, null, List.of())));
    Tested text = LaterWords.of(version, List.of(changes)).texts().get("1");
    return text == null ? null : text.answer();
  }

  private static LabelChangeView change(
      String action,
      @Nullable String output,
      String label,
      @Nullable String to,
      @Nullable String answers) {
    return new LabelChangeView(
        new UUID(0, 1),
        action,
        output,
        label,
        to,
        answers,
        1,
        1,
        "ling@example.org",
        Instant.EPOCH);
  }
}
