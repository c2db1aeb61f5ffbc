package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each language makes of numbers and of lists. */
class GrammarTest {
  private final Engine engine = Engine.builder().addDefaults().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data      | countsSentence | total=1 labelled=1           | 1 example, labelled.
          data      | countsSentence | total=1 labelled=0           | 1 example, not labelled.
          data      | countsSentence | total=1,200 labelled=1       | 1,200 examples, 1 of them labelled.
          home      | withoutSnapshot | dataset=moods examples=1    | moods has 1 example and no snapshot yet; training needs one
          home      | usageSentence  | requests=1 texts=1 tokens=1  | 1 request with 1 text, 1 token in all.
          home      | usageSentence  | requests=2 texts=3 tokens=40 | 2 requests with 3 texts, 40 tokens in all.
          usage     | monthSentence  | requests=1 texts=1 tokens=9  | 1 request with 1 text, 9 tokens in all, counted up to some seconds ago.
          usage     | requestsASecond | n=1                         | 1 request a second
          usage     | textsAMinute   | n=1                          | 1 text a minute
          data      | deleteText     | examples=1                   | This deletes 1 example with its text, labels and all snapshots, for everybody and for good. Models that were trained on it stay.
          agreement | chosen         | chosen=1                     | 1 of these texts was not drawn by chance: a model chose it, or left it over. As far as the figures rest on it, they speak of such texts and not of the whole data set.
          model     | pairedTexts    | count=1                      | 1 text
          model     | pairedTexts    | count=0                      | 0 texts
          model     | onTest         | examples=1                   | Measured on 1 example of the test split, never seen in training.
          agreement | basis          | examples=1 annotators=2      | 1 text, 2 annotators
          measure   | confusionHover | count=1 share=5%             | 1 example, 5% of the row
          texts     | showCell       | count=1 label=a answered=b   | 1 text with the label a that was answered b
          snapshot  | nearTogether   | count=1                      | 1 near duplicate kept with its like
          snapshot  | nearTogether   | count=2                      | 2 near duplicates kept together
          snapshot  | nearApart      | count=1                      | 1 near duplicate divided from its like
          """)
  void one_is_no_plural(String bundle, String key, String given, String expected)
      throws IOException {
    assertThat(said(bundle, "en", key, given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | listed | one=joy next=fear | joy, fear
          zh | listed | one=joy next=fear | joy、fear
          zh | listed | one= next=        | 、
          zh | clause | one=10 next=3     | 10，3
          """)
  void each_language_has_its_own_commas(String language, String key, String given, String expected)
      throws IOException {
    assertThat(said("ui", language, key, given)).isEqualTo(expected);
  }

  /** The message with what it was given, as {@code name=value} with blanks between. */
  private String said(String bundle, String language, String key, String given) throws IOException {
    var template = engine.parse(read(bundle, language).getProperty(key)).instance();
    for (var parameter : given.split(" ", -1)) {
      var at = parameter.indexOf('=');
      template.data(parameter.substring(0, at), parameter.substring(at + 1));
    }
    return template.render();
  }

  private static Properties read(String bundle, String language) throws IOException {
    var messages = new Properties();
    var file = "/messages/" + bundle + "_" + language + ".properties";
    var in = Objects.requireNonNull(GrammarTest.class.getResourceAsStream(file));
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    return messages;
  }
}
