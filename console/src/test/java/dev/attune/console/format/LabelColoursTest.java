package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
    assertThat(LabelColours.labelSlot(english)).isEqualTo("label-" + english);
    assertThat(LabelColours.labelSlot(chinese)).isEqualTo("label-" + english);
    assertThat(LabelColours.labelSlot(" " + english.toUpperCase(Locale.ROOT)))
        .isEqualTo("label-" + english);
  }

  @Test
  void every_other_label_keeps_a_colour_that_the_style_sheet_has() throws IOException {
    var known = palettes().getFirst().keySet();
    for (var label : List.of("booking", "投诉", "x", "very long label with blanks")) {
      assertThat(LabelColours.labelSlot(label)).isEqualTo(LabelColours.labelSlot(label));
      assertThat(known).contains(LabelColours.labelSlot(label).substring("label-".length()));
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
