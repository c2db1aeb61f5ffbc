package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.annotation.AgreementMessages;
import dev.attune.console.annotation.AnnotateMessages;
import dev.attune.console.annotation.ElsewhereMessages;
import dev.attune.console.annotation.HistoryMessages;
import dev.attune.console.annotation.ReviewMessages;
import dev.attune.console.annotation.SuggestMessages;
import dev.attune.console.datasets.DatasetMessages;
import dev.attune.console.datasets.DoubtMessages;
import dev.attune.console.datasets.FileMessages;
import dev.attune.console.datasets.SnapshotMessages;
import dev.attune.console.home.HomeMessages;
import dev.attune.console.labels.LabelMessages;
import dev.attune.console.models.DeploymentMessages;
import dev.attune.console.models.ExportMessages;
import dev.attune.console.models.FeedbackMessages;
import dev.attune.console.models.MeasureMessages;
import dev.attune.console.models.ModelMessages;
import dev.attune.console.models.TextsMessages;
import dev.attune.console.models.VotesMessages;
import dev.attune.console.people.PeopleMessages;
import dev.attune.console.runs.RunMessages;
import dev.attune.console.settings.SettingsMessages;
import dev.attune.console.settings.UsageMessages;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Chinese say the same things. */
class MessagesTest {

  /** Names that are written the same in both languages. */
  private static final Set<String> NAMES = Set.of("settings.yourModel");

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}|#switch (\\w+)");
  private static final Pattern CASE = Pattern.compile("#case '?([\\w.-]+)");
  private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}。：（、，]");

  @ParameterizedTest
  @ValueSource(
      classes = {
        UiMessages.class,
        HomeMessages.class,
        DatasetMessages.class,
        DoubtMessages.class,
        FileMessages.class,
        SnapshotMessages.class,
        LabelMessages.class,
        AnnotateMessages.class,
        AgreementMessages.class,
        ElsewhereMessages.class,
        HistoryMessages.class,
        ReviewMessages.class,
        SuggestMessages.class,
        RunMessages.class,
        ModelMessages.class,
        DeploymentMessages.class,
        ExportMessages.class,
        FeedbackMessages.class,
        MeasureMessages.class,
        TextsMessages.class,
        VotesMessages.class,
        PeopleMessages.class,
        SettingsMessages.class,
        UsageMessages.class
      })
  void both_languages_have_every_message(Class<?> bundle) throws IOException {
    var name = Objects.requireNonNull(bundle.getAnnotation(MessageBundle.class)).value();
    var english = read(name, "en");
    var chinese = read(name, "zh");
    var methods =
        Arrays.stream(bundle.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toSet());

    assertThat(english.stringPropertyNames()).isEqualTo(methods);
    assertThat(chinese.stringPropertyNames()).isEqualTo(methods);
    for (var key : methods) {
      var en = english.getProperty(key);
      var zh = chinese.getProperty(key);
      assertThat(all(PARAMETER, zh)).as("parameters of %s", key).isEqualTo(all(PARAMETER, en));
      assertThat(all(CASE, zh)).as("cases of %s", key).isEqualTo(all(CASE, en));
      if (!NAMES.contains(name + "." + key)) {
        assertThat(zh).as("Chinese of %s", key).isNotEqualTo(en).containsPattern(CHINESE);
        assertThat(en).as("English of %s", key).doesNotContainPattern(CHINESE);
      }
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Properties read(String bundle, String language) throws IOException {
    var messages = new Properties();
    var file = "/messages/" + bundle + "_" + language + ".properties";
    var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file));
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    return messages;
  }
}
