package dev.attune.console.format;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of the services, which speak English, in the reader's language. One without a
 * translation stays as it is.
 */
@TemplateExtension
public final class ServiceSentences {

  private static final String TRANSLATIONS = "service-sentences_zh.tsv";
  private static final Pattern PART = Pattern.compile("\\{(\\d)}");
  private static final Map<String, String> WORDS =
      Map.of(
          "train", "训练",
          "validation", "验证",
          "test", "测试",
          "single-label", "单标签",
          "multi-label", "多标签",
          "token", "文本片段",
          "regression", "量表数值",
          "joint", "多个答案");

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

  static String chinese(String sentence) {
    for (var translation : CHINESE) {
      var match = translation.english().matcher(sentence);
      if (match.matches()) {
        return translation.fill(match);
      }
    }
    return sentence;
  }

  /** A sentence with gaps, and the same in Chinese. */
  private record Translation(Pattern english, String chinese) {

    static Translation of(String line) {
      var columns = line.split("\t", 2);
      var pattern = new StringBuilder();
      var gaps = PART.matcher(columns[0]);
      var end = 0;
      while (gaps.find()) {
        pattern.append(Pattern.quote(columns[0].substring(end, gaps.start()))).append("(.+?)");
        end = gaps.end();
      }
      pattern.append(Pattern.quote(columns[0].substring(end)));
      return new Translation(Pattern.compile(pattern.toString(), Pattern.DOTALL), columns[1]);
    }

    String fill(Matcher match) {
      return PART.matcher(chinese)
          .replaceAll(
              gap -> {
                var part = match.group(Integer.parseInt(gap.group(1)));
                var word = WORDS.get(part);
                return Matcher.quoteReplacement(
                    word == null ? ServiceSentences.chinese(part) : word);
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
