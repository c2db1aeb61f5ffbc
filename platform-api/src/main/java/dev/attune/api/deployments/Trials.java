package dev.attune.api.deployments;

import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what was counted of the trials of a deployment. */
@ApplicationScoped
class Trials {
  private static final String COUNTS =
      """
      select output, measure, bin, sum(n)::bigint as n, min(day)::timestamp at time zone 'utc' as since
        from trial_count
       where model_id = ? and trial = ? and baseline = ? and candidate = ?
       group by output, measure, bin
       order by output, measure, bin
      """;

  private final Sql sql;

  Trials(Sql sql) {
    this.sql = sql;
  }

  /** Of the present shadow and canary, also while nothing was counted. */
  List<TrialView> of(UUID model, DeploymentView deployed) {
    Integer production = deployed.production();
    List<TrialView> trials = new ArrayList<>();
    if (production != null && deployed.shadow() != null) {
      trials.add(trial(model, "shadow", production, deployed.shadow()));
    }
    if (production != null && deployed.canary() != null) {
      trials.add(trial(model, "canary", production, deployed.canary().version()));
    }
    return trials;
  }

  private TrialView trial(UUID model, String kind, int baseline, int candidate) {
    Counts counts = new Counts();
    List<LocalDate> days = new ArrayList<>();
    sql.forEach(
        COUNTS,
        row -> {
          counts.add(row.text("output"), row.text("measure"), row.text("bin"), row.whole("n"));
          days.add(LocalDate.ofInstant(row.instant("since"), ZoneOffset.UTC));
        },
        model,
        kind,
        baseline,
        candidate);
    LocalDate since = days.stream().min(LocalDate::compareTo).orElse(null);
    return TrialFigures.of(kind, baseline, candidate, since, counts);
  }
}
