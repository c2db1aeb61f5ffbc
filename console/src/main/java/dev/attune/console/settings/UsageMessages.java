package dev.attune.console.settings;

import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** Words of the pages about usage and limits. */
@MessageBundle("usage")
public interface UsageMessages {
  String tab();

  String thisMonth();

  String monthSentence(String requests, String texts, String tokens);

  String quota();

  String used();

  String granted();

  String left();

  String share();

  String begins(LocalDate day);

  String noQuota();

  String usedUp(LocalDate day);

  String noRates();

  String organisationLimits();

  String history(int days);

  String lastDays(int days);

  String nothing();

  String chart();

  String byModel();

  String byDay();

  String model();

  String day();

  String requests();

  String texts();

  String tokens();

  String limits();

  String limitsOf(String name);

  String limitsHint();

  String ofOrganisation();

  String requestsPerSecond();

  String requestsPerMinute();

  String textsPerSecond();

  String textsPerMinute();

  String requestsASecond(String n);

  String requestsAMinute(String n);

  String textsASecond(String n);

  String textsAMinute(String n);

  String rateWrong();

  String keyLimited();
}
