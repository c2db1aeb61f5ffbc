package dev.attune.console.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.models.Interval;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures and times as a reader of the page's language expects them. */
@TemplateExtension
public final class Figures {

  private Figures() {}

  /** 12,345 */
  public static String grouped(
      Number n, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    return NumberFormat.getIntegerInstance(of(locale)).format(n);
  }

  /** 2026: a number that is a name, so without separators. */
  public static String digits(Number n) {
    return Long.toString(n.longValue());
  }

  /** 0.76: a score between 0 and 1. */
  public static String score(Double value) {
    return rounded(value, 2);
  }

  /** 3.5: a value on a scale, with at most two decimals. */
  public static String plainly(Double value) {
    return plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP)).replace('-', '−');
  }

  /** +0.312: what something adds; never without its sign. */
  public static String addend(Double value) {
    return String.format(Locale.ROOT, "%+.3f", value).replace('-', '−');
  }

  /** 0.0312: an error or a loss. */
  public static String fine(Double value) {
    return String.format(
        Locale.ROOT, value != 0 && Math.abs(value) < 0.001 ? "%.1e" : "%.4f", value);
  }

  /** 0.76 (0.73–0.79): never a figure without its interval, where there is one. */
  public static String withInterval(Interval figure) {
    if (figure.low() == null || figure.high() == null) {
      return score(figure.value());
    }
    return score(figure.value()) + " (" + score(figure.low()) + "–" + score(figure.high()) + ")";
  }

  /** 76.4 %; some are not said to be none, nor nearly all to be all. */
  public static String percent(
      Double share, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    var format = NumberFormat.getPercentInstance(of(locale));
    format.setMaximumFractionDigits(1);
    if (share > 0 && share <= 0.0005) {
      return "< " + format.format(0.001);
    }
    return share < 1 && share >= 0.9995 ? "> " + format.format(0.999) : format.format(share);
  }

  /** 1,234 or 0.4: how many in a second. */
  public static String speed(
      Double perSecond,
      @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    return perSecond < 10
        ? String.format(Locale.ROOT, "%.1f", perSecond)
        : grouped(perSecond, locale);
  }

  /** The share of a whole in percent, for the width of a bar: 41.2 */
  public static String shareOf(Number part, Number whole) {
    var share = whole.doubleValue() == 0 ? 0 : 100 * part.doubleValue() / whole.doubleValue();
    return String.format(Locale.ROOT, "%.1f", Math.clamp(share, 0, 100));
  }

  /** A share between 0 and 1 in percent, for the width or place of a mark: 41.2 */
  public static String inPercent(Double share) {
    return shareOf(share, 1);
  }

  /** How far it is to another share, in percent, for the width of a mark. */
  public static String widthTo(Double low, Double high) {
    return shareOf(Math.clamp(high, 0.0, 1.0) - Math.clamp(low, 0.0, 1.0), 1);
  }

  /** A difference of shares in percentage points: +12.3 or −4.0 */
  public static String points(Double difference) {
    return signed(100 * difference, 1);
  }

  /** +0.03 or −0.03 */
  public static String signed(Double difference) {
    return signed(difference, 2);
  }

  private static String signed(double difference, int decimals) {
    return inDigits("%+." + decimals + "f", difference);
  }

  /** What rounds to zero has no sign. */
  private static String inDigits(String format, double value) {
    var digits = String.format(Locale.ROOT, format, value).replace('-', '−');
    return digits.matches("[+−][0.]+") ? digits.substring(1) : digits;
  }

  /** +0.031 (+0.009 … +0.052): a difference with its interval. */
  public static String difference(Interval difference) {
    if (difference.low() == null || difference.high() == null) {
      return finelySigned(difference.value());
    }
    return "%s (%s … %s)"
        .formatted(
            finelySigned(difference.value()),
            finelySigned(difference.low()),
            finelySigned(difference.high()));
  }

  private static String finelySigned(double difference) {
    return signed(difference, 3);
  }

  /** 0.788: a score that is compared with another one. */
  public static String precise(Double value) {
    return rounded(value, 3);
  }

  private static String rounded(Double value, int decimals) {
    return value.isNaN() ? "–" : inDigits("%." + decimals + "f", value);
  }

  /** 0.0213 or &lt; 0.0001: how much something differs. */
  public static String slight(Double difference) {
    return difference < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", difference);
  }

  /** 238 MB, 4.2 MB, 304 kB */
  public static String fileSize(Long bytes) {
    if (bytes >= 10_000_000) {
      return Math.round(bytes / 1e6) + " MB";
    }
    return bytes >= 1_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : Math.max(1, Math.round(bytes / 1e3)) + " kB";
  }

  /** 0.031 or &lt; 0.001 */
  public static String chance(Double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** What another figure has more or less: +0.03 */
  public static String stepTo(Interval from, Interval to) {
    return signed(to.value() - from.value());
  }

  /** A hyperparameter without needless zeros. */
  public static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** A value of a JSON document, a number without needless zeros, a list with commas. */
  public static String written(JsonNode value) {
    return joined(value, ", ");
  }

  /** The same with something else between the members of a list. */
  public static String joined(JsonNode value, String between) {
    if (value.isArray()) {
      return value.valueStream().map(Figures::written).collect(Collectors.joining(between));
    }
    return value.isNumber() ? plain(value.decimalValue()) : value.asText();
  }

  /** 22 Nov 2026, 19:29 UTC; the browser turns it into its own time zone. */
  public static String moment(
      Instant at, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(dates(locale))
            .withZone(ZoneOffset.UTC)
            .format(at)
        + " UTC";
  }

  /** 1 h 5 min, 2 min 10 s, 45 s */
  public static String duration(
      Double seconds, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    var s = Math.max(0, Math.round(seconds));
    var chinese = "zh".equals(of(locale).getLanguage());
    var units = chinese ? new String[] {" 小时", " 分", " 秒"} : new String[] {" h", " min", " s"};
    if (s >= 3600) {
      return s / 3600 + units[0] + " " + s % 3600 / 60 + units[1];
    }
    if (s >= 60) {
      return s / 60 + units[1] + (s < 600 ? " " + s % 60 + units[2] : "");
    }
    return s + units[2];
  }

  private static Locale of(Object locale) {
    return locale instanceof Locale given ? given : Locale.ENGLISH;
  }

  private static Locale dates(Object locale) {
    return "zh".equals(of(locale).getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.UK;
  }
}
