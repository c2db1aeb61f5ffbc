package dev.attune.console.settings;

import dev.attune.console.platform.tenants.TenantsApi.NewKey;
import dev.attune.console.web.Form;
import dev.attune.console.web.Wording;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form for a new API key. */
@Singleton
public class KeyForm {

  private static final Set<String> SCOPES = Set.of("predict", "feedback");

  private final Clock clock;

  public KeyForm(Clock clock) {
    this.clock = clock;
  }

  Form begin() {
    return keep("", List.of("predict"), List.of(), "", new RateFields());
  }

  Form keep(
      @Nullable String name,
      List<String> scopes,
      List<String> models,
      @Nullable String expires,
      RateFields rates) {
    var form = Form.empty().with("name", name).with("expires", expires).with("scopes", "");
    form.with("models", "").with("expiresAt", "");
    rates.keep(form);
    scopes.forEach(scope -> form.with("scope." + scope, "on"));
    models.forEach(model -> form.with("model." + model, "on"));
    return form;
  }

  /** The key that was asked for; null when the form says what is wrong with it. */
  @Nullable NewKey read(Form form, List<String> scopes, List<String> models, Wording wording) {
    var words = wording.of(SettingsMessages.class);
    var name = form.value("name");
    if (name.isEmpty() || name.length() > 100) {
      form.error("name", words.keyNameMissing());
    }
    if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
      form.error("scopes", words.scopesMissing());
    }
    var expiresAt = expiry(form, words);
    var rates = RateFields.read(form, wording.of(UsageMessages.class));
    return form.isWrong() ? null : new NewKey(name, scopes, models, expiresAt, rates);
  }

  private @Nullable Instant expiry(Form form, SettingsMessages words) {
    if (form.value("expires").isEmpty()) {
      return null;
    }
    try {
      var day = LocalDate.parse(form.value("expires"));
      var today = LocalDate.now(clock);
      if (day.isAfter(today) && day.isBefore(today.plusYears(2))) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeParseException notADay) {
      // Said below, like a day that is over.
    }
    form.error("expires", words.expiresWrong());
    return null;
  }
}
