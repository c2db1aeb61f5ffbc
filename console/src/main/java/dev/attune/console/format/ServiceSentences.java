package dev.attune.console.format;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of the services, which speak English, in the reader's language. One without a
 * translation stays as it is.
 */
@TemplateExtension
public final class ServiceSentences {

  private static final String TRANSLATIONS = "service-sentences_zh.tsv";
  private static final Pattern PART = Pattern.compile("\\{(\\d)(?::([a-z]+))?}");

  private static final Map<String, String> SPLITS =
      Map.of("train", "训练", "training", "训练", "validation", "验证", "test", "测试");
  private static final Map<String, String> TASKS =
      Map.of(
          "single-label", "单标签",
          "multi-label", "多标签",
          "token", "文本片段",
          "regression", "量表数值",
          "joint", "多个答案");
  private static final Map<String, String> FIGURES =
      Map.of("macroF1", "宏平均 F1", "entityF1", "实体 F1", "pearson", "皮尔逊相关系数", "mean", "各输出平均");

  private static final List<Translation> CHINESE = read();

  private ServiceSentences() {}

  /** What a service said, as a reader of a page is told. */
  public static String told(
      String sentence,
      @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    if (locale instanceof Locale given && given.getLanguage().equals("zh")) {
      return chinese(sentence);
    }
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1);
  }

  /**
   * Several sentences may stand in a row, each with a translation of its own: from behind, what
   * follows each place where one may begin is told with as short a first sentence as can be, so
   * that no gap takes in the sentence after it.
   */
  static String chinese(String text) {
    var places = new ArrayList<Integer>(List.of(0));
    for (var at = text.indexOf(". "); at >= 0; at = text.indexOf(". ", at + 1)) {
      places.add(at + 2);
    }
    places.add(text.length() + 1);
    var told = new @Nullable String[places.size()];
    told[places.size() - 1] = "";
    for (var from = places.size() - 2; from >= 0; from--) {
      for (var to = from + 1; to < places.size() && told[from] == null; to++) {
        if (told[to] != null) {
          var first = sentence(text.substring(places.get(from), places.get(to) - 1));
          told[from] = first == null ? null : first + told[to];
        }
      }
    }
    return Objects.requireNonNullElse(told[0], text);
  }

  private static @Nullable String sentence(String sentence) {
    for (var translation : CHINESE) {
      var match = translation.english().matcher(sentence);
      if (match.matches()) {
        return translation.fill(match);
      }
    }
    return null;
  }

  /** What stands in a gap: anything, kept as it is written, or words that have a translation. */
  private enum Gap {
    ANYTHING(".+?"),
    SENTENCE(".+?"),
    SPLIT("train|training|validation|test"),
    TASK("single-label|multi-label|token|regression|joint"),
    FIGURE("\\w+");

    private final String pattern;

    Gap(String pattern) {
      this.pattern = pattern;
    }

    static Gap named(@Nullable String name) {
      return name == null ? ANYTHING : valueOf(name.toUpperCase(Locale.ROOT));
    }

    String told(String part) {
      return switch (this) {
        case ANYTHING -> part;
        case SENTENCE -> chinese(part);
        case SPLIT -> SPLITS.getOrDefault(part, part);
        case TASK -> TASKS.getOrDefault(part, part);
        case FIGURE -> FIGURES.getOrDefault(part, part);
      };
    }
  }

  /**
   * A sentence with gaps, and the same in Chinese.
   *
   * @param gaps what they hold, in the order of their numbers
   */
  private record Translation(Pattern english, List<Gap> gaps, String chinese) {

    static Translation of(String line) {
      var columns = line.split("\t", 2);
      var pattern = new StringBuilder();
      var kinds = new ArrayList<Gap>();
      var gaps = PART.matcher(columns[0]);
      var end = 0;
      while (gaps.find()) {
        var gap = Gap.named(gaps.group(2));
        kinds.add(gap);
        pattern
            .append(Pattern.quote(columns[0].substring(end, gaps.start())))
            .append('(')
            .append(gap.pattern)
            .append(')');
        end = gaps.end();
      }
      pattern.append(Pattern.quote(columns[0].substring(end)));
      return new Translation(
          Pattern.compile(pattern.toString(), Pattern.DOTALL), List.copyOf(kinds), columns[1]);
    }

    String fill(Matcher match) {
      return PART.matcher(chinese)
          .replaceAll(
              gap -> {
                var number = Integer.parseInt(gap.group(1));
                return Matcher.quoteReplacement(gaps.get(number - 1).told(match.group(number)));
              });
    }
  }

  private static List<Translation> read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(TRANSLATIONS),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Translation::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
