package dev.attune.api.deployments;

import dev.attune.api.deployments.GatewaysView.OnGateway;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads what gateways say of themselves. */
@ApplicationScoped
class Gateways {
  private static final String RUNNING =
      """
      select m.state, m.revision, m.production, m.canary, m.shadow, m.reason, m.reported_at
        from gateway g left join gateway_model m on m.gateway_id = g.id and m.model_id = ?
       where g.seen_at > now() - interval '20 seconds'
       order by g.id
      """;

  private final Sql sql;

  Gateways(Sql sql) {
    this.sql = sql;
  }

  GatewaysView of(UUID model, DeploymentView deployed) {
    List<OnGateway> items = sql.list(RUNNING, row -> view(row, deployed.revision()), model);
    return new GatewaysView(items.size(), count(items, "serving"), count(items, "idle"), items);
  }

  private static OnGateway view(Row row, int revision) throws SQLException {
    String state = row.textOrNull("state");
    Integer read = row.integerOrNull("revision");
    if (state == null || read == null) {
      return new OnGateway("idle", null, null, null, null, null, null);
    }
    return new OnGateway(
        read == revision ? state : "switching",
        read,
        row.integerOrNull("production"),
        row.integerOrNull("canary"),
        row.integerOrNull("shadow"),
        row.textOrNull("reason"),
        row.instant("reported_at"));
  }

  private static int count(List<OnGateway> items, String state) {
    return (int) items.stream().filter(item -> item.state().equals(state)).count();
  }
}
