package dev.attune.console.settings;

import dev.attune.console.platform.tenants.Tenant.ServingPolicy;
import dev.attune.console.web.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form about how an organisation's models are served. What they show comes back as
 * it was, however exact.
 */
final class ServingFields {
  static final String LOSS = "int8MaxLoss";
  static final String CACHE = "answerCacheMebibytes";

  /** With as many decimals as any of the numbers has. */
  private static final Pattern DECIMAL =
      Pattern.compile("[0-9]{1,4}([.][0-9]{0,400})?|[.][0-9]{1,400}");

  private static final BigDecimal POINTS = BigDecimal.valueOf(100);
  private static final BigDecimal BYTES_PER_MEBIBYTE = BigDecimal.valueOf(1_048_576);
  private static final BigDecimal MOST_MEBIBYTES = BigDecimal.valueOf(1024);

  private ServingFields() {}

  static Form fill(Form form, ServingPolicy policy) {
    BigDecimal points = BigDecimal.valueOf(policy.int8MaxLoss()).multiply(POINTS);
    BigDecimal mebibytes = BigDecimal.valueOf(policy.answerCacheBytes()).divide(BYTES_PER_MEBIBYTE);
    return form.with(LOSS, points.stripTrailingZeros().toPlainString())
        .with(CACHE, mebibytes.stripTrailingZeros().toPlainString());
  }

  /** What the form says; null after a field was marked as wrong. */
  static @Nullable ServingPolicy read(Form form, SettingsMessages words) {
    BigDecimal points = number(form.value(LOSS), POINTS);
    BigDecimal mebibytes = number(form.value(CACHE), MOST_MEBIBYTES);
    if (points == null) {
      form.error(LOSS, words.int8MaxLossWrong());
    }
    if (mebibytes == null) {
      form.error(CACHE, words.answerCacheWrong());
    }
    return points == null || mebibytes == null || form.isWrong()
        ? null
        : new ServingPolicy(points.divide(POINTS).doubleValue(), bytes(mebibytes));
  }

  private static long bytes(BigDecimal mebibytes) {
    return mebibytes.multiply(BYTES_PER_MEBIBYTE).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static @Nullable BigDecimal number(String text, BigDecimal most) {
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    return number.compareTo(most) > 0 ? null : number;
  }
}
