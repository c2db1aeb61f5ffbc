package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.datasets.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelColoursTest {

  private static final List<String> FEELINGS =
      List.of("joy", "sadness", "anger", "fear", "disgust", "surprise", "neutral");

  @ParameterizedTest
  @CsvSource({
    "joy, 喜悦",
    "sadness, 悲伤",
    "anger, 愤怒",
    "fear, 恐惧",
    "disgust, 厌恶",
    "surprise, 惊讶",
    "neutral, 平静"
  })
  void a_feeling_has_one_colour_in_both_languages(String english, String chinese) {
    assertThat(slot(english)).isEqualTo("label-" + english);
    assertThat(slot(chinese)).isEqualTo("label-" + english);
    assertThat(slot(" " + english.toUpperCase(Locale.ROOT))).isEqualTo("label-" + english);
  }

  @Test
  void the_labels_of_a_task_have_different_colours_as_far_as_there_are_some() throws IOException {
    var known = palettes().getFirst().keySet();
    var labels = IntStream.range(0, known.size()).mapToObj("intent %d"::formatted).toList();
    var palette = LabelPalette.of(labels);

    assertThat(labels.stream().map(palette::slot))
        .doesNotHaveDuplicates()
        .allSatisfy(slot -> assertThat(known).contains(slot.substring("label-".length())));
    assertThat(LabelPalette.of(List.of("joy", "happiness", "喜悦")).slot("joy"))
        .isEqualTo("label-joy");
    assertThat(
            Stream.of("joy", "happiness", "喜悦")
                .map(LabelPalette.of(List.of("joy", "happiness", "喜悦"))::slot))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_label_that_is_added_leaves_the_others_their_colours() {
    var labels = IntStream.range(0, 12).mapToObj("topic-%d"::formatted).toList();
    for (var count = 1; count < labels.size(); count++) {
      var before = labels.subList(0, count);
      var after = new ArrayList<>(labels.subList(0, count + 1));
      after.add("anger");
      for (var label : before) {
        assertThat(LabelPalette.of(after).slot(label))
            .isEqualTo(LabelPalette.of(before).slot(label));
      }
    }
  }

  @Test
  void the_labels_of_all_outputs_are_told_apart() {
    var task =
        Task.joint(
            List.of(
                Task.Output.answer("one", Task.singleLabel(List.of("Aa", "b"), "none")),
                Task.Output.answer("other", Task.token(List.of("BB", "b")))));
    // Strings of one hash.
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    var palette = LabelPalette.of(Stream.of(task));

    assertThat(Stream.of("Aa", "b", "none", "BB").map(palette::slot)).doesNotHaveDuplicates();
    assertThat(LabelColours.labelSlotIn("BB", task, null)).isEqualTo(palette.slot("BB"));
    assertThat(LabelColours.labelSlotIn("BB", null, palette)).isEqualTo(palette.slot("BB"));
    assertThat(LabelColours.labelSlot("BB", null)).isEqualTo(LabelPalette.NONE.slot("BB"));
  }

  @Test
  void no_two_colours_look_alike() throws IOException {
    for (var palette : palettes()) {
      var names = List.copyOf(palette.keySet());
      for (var i = 0; i < names.size(); i++) {
        for (var j = i + 1; j < names.size(); j++) {
          assertThat(
                  Lab.distance(
                      Objects.requireNonNull(palette.get(names.get(i))),
                      Objects.requireNonNull(palette.get(names.get(j)))))
              .as("%s and %s", names.get(i), names.get(j))
              .isGreaterThan(14);
        }
      }
    }
  }

  private static String slot(String label) {
    return LabelPalette.NONE.slot(label);
  }

  @Test
  void every_other_label_keeps_a_colour_that_the_style_sheet_has() throws IOException {
    var known = palettes().getFirst().keySet();
    for (var label : List.of("booking", "投诉", "x", "very long label with blanks")) {
      assertThat(known).contains(slot(label).substring("label-".length()));
    }
  }

  @Test
  void the_feelings_stay_apart_for_people_with_any_colour_blindness() throws IOException {
    for (var palette : palettes()) {
      for (var vision : Vision.values()) {
        for (int i = 0; i < FEELINGS.size(); i++) {
          for (int j = i + 1; j < FEELINGS.size(); j++) {
            var a = vision.of(Objects.requireNonNull(palette.get(FEELINGS.get(i))));
            var b = vision.of(Objects.requireNonNull(palette.get(FEELINGS.get(j))));
            assertThat(Lab.distance(a, b))
                .as("%s and %s under %s", FEELINGS.get(i), FEELINGS.get(j), vision)
                .isGreaterThan(15);
          }
        }
      }
    }
  }

  /** The colours by name: of the light theme, and of the dark one. */
  private static List<Map<String, double[]>> palettes() throws IOException {
    var in =
        Objects.requireNonNull(
            LabelColoursTest.class.getResourceAsStream("/META-INF/resources/-/assets/labels.css"));
    var css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    var light = new LinkedHashMap<String, double[]>();
    var dark = new LinkedHashMap<String, double[]>();
    var colours =
        Pattern.compile("\\.label-([a-z0-9-]+) \\{ --label: light-dark\\(#(\\w{6}), #(\\w{6})\\)")
            .matcher(css);
    while (colours.find()) {
      light.put(colours.group(1), Lab.linear(colours.group(2)));
      dark.put(colours.group(1), Lab.linear(colours.group(3)));
    }
    var both = new ArrayList<Map<String, double[]>>();
    both.add(light);
    both.add(dark);
    return both;
  }
}
