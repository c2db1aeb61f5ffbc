package dev.attune.console.settings;

import dev.attune.console.platform.tenants.Tenant.ServingPolicy;
import dev.attune.console.web.Form;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The fields of a form about how an organisation's models are served. */
final class ServingFields {
  static final String LOSS = "int8MaxLoss";
  static final String CACHE = "answerCacheMegabytes";

  private static final BigDecimal POINTS = BigDecimal.valueOf(100);
  private static final long BYTES_PER_MEGABYTE = 1_048_576;
  private static final int MOST_MEGABYTES = 1024;

  private ServingFields() {}

  static Form fill(Form form, ServingPolicy policy) {
    BigDecimal points = BigDecimal.valueOf(policy.int8MaxLoss()).multiply(POINTS);
    return form.with(LOSS, points.stripTrailingZeros().toPlainString())
        .with(CACHE, Long.toString(policy.answerCacheBytes() / BYTES_PER_MEGABYTE));
  }

  /** What the form says; null after a field was marked as wrong. */
  static @Nullable ServingPolicy read(Form form, SettingsMessages words) {
    BigDecimal points = number(form.value(LOSS), POINTS);
    BigDecimal megabytes = number(form.value(CACHE), BigDecimal.valueOf(MOST_MEGABYTES));
    if (points == null) {
      form.error(LOSS, words.int8MaxLossWrong());
    }
    if (megabytes == null || megabytes.stripTrailingZeros().scale() > 0) {
      form.error(CACHE, words.answerCacheWrong());
    }
    return points == null || megabytes == null || form.isWrong()
        ? null
        : new ServingPolicy(
            points.divide(POINTS).doubleValue(), megabytes.longValue() * BYTES_PER_MEGABYTE);
  }

  private static @Nullable BigDecimal number(String text, BigDecimal most) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return number.signum() < 0 || number.compareTo(most) > 0 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
