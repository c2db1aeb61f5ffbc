package dev.attune.console.settings;

import dev.attune.console.platform.tenants.Rates;
import dev.attune.console.web.Form;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The fields of a form that say how fast a key may ask. */
public class RateFields {

  private static final int MOST = 1_000_000;

  @RestForm @Nullable String requestsPerSecond;
  @RestForm @Nullable String requestsPerMinute;
  @RestForm @Nullable String textsPerSecond;
  @RestForm @Nullable String textsPerMinute;

  /** Keeps what was entered in a form. */
  Form keep(Form form) {
    return form.with("requestsPerSecond", requestsPerSecond)
        .with("requestsPerMinute", requestsPerMinute)
        .with("textsPerSecond", textsPerSecond)
        .with("textsPerMinute", textsPerMinute);
  }

  /** A form that shows limits. */
  static Form form(Rates rates) {
    return Form.empty()
        .with("requestsPerSecond", written(rates.requestsPerSecond()))
        .with("requestsPerMinute", written(rates.requestsPerMinute()))
        .with("textsPerSecond", written(rates.textsPerSecond()))
        .with("textsPerMinute", written(rates.textsPerMinute()));
  }

  /** The limits that were entered; the form says what is wrong with them. */
  static Rates read(Form form, UsageMessages words) {
    return new Rates(
        rate(form, "requestsPerSecond", words),
        rate(form, "requestsPerMinute", words),
        rate(form, "textsPerSecond", words),
        rate(form, "textsPerMinute", words));
  }

  private static @Nullable Integer rate(Form form, String field, UsageMessages words) {
    var entered = form.value(field);
    if (entered.isEmpty()) {
      return null;
    }
    if (entered.matches("[0-9]{1,7}")) {
      var rate = Integer.parseInt(entered);
      if (rate >= 1 && rate <= MOST) {
        return rate;
      }
    }
    form.error(field, words.rateWrong());
    return null;
  }

  private static @Nullable String written(@Nullable Integer rate) {
    return rate == null ? null : rate.toString();
  }
}
