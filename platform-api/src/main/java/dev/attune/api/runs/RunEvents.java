package dev.attune.api.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.StillMember;
import dev.attune.api.sql.Sql;
import dev.attune.data.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes what a run tells as server-sent events, from wherever the reader left off, until the run
 * is over. Nothing is held between two events but a thread that sleeps.
 */
@ApplicationScoped
class RunEvents {
  private static final int BATCH = 500;
  private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

  private final Sql sql;
  private final Tenancy tenancy;
  private final RunSignals signals;
  private final StillMember stillMember;
  private final Caller caller;
  private final Duration heartbeat;

  RunEvents(
      Sql sql,
      Tenancy tenancy,
      RunSignals signals,
      StillMember stillMember,
      Caller caller,
      EventsConfig config) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.signals = signals;
    this.stillMember = stillMember;
    this.caller = caller;
    this.heartbeat = config.heartbeat();
  }

  /** Somebody's view of one run, fixed before the answer begins. */
  record Subscription(UUID tenant, UUID run, long after, StillMember.Check membership) {}

  /** Whether the reader is still a member, asked anew when the last answer is a heartbeat old. */
  private final class Standing {
    private final StillMember.Check membership;
    private long asked = System.nanoTime();

    Standing(StillMember.Check membership) {
      this.membership = membership;
    }

    boolean holds() {
      long now = System.nanoTime();
      if (now - asked < heartbeat.toNanos()) {
        return true;
      }
      asked = now;
      return membership.holds();
    }
  }

  private record Event(long seq, String kind, String data) {}

  private record News(String state, List<Event> events) {
    boolean isAll() {
      return FINAL.contains(state) && events.size() < BATCH;
    }
  }

  /** Finds the run, so that an unknown one is refused like everywhere. */
  Subscription subscribe(UUID run, long after) {
    Subscription subscription =
        new Subscription(caller.tenantId(), run, after, stillMember.checkOf(caller));
    if (news(subscription, after).isEmpty()) {
      throw Refusal.notFound("There is no such training run.");
    }
    return subscription;
  }

  void write(Subscription subscription, OutputStream out) throws IOException {
    try (RunSignals.Watch watch = signals.watch(subscription.run())) {
      long last = subscription.after();
      Standing standing = new Standing(subscription.membership());
      send(out, "retry: 2000\n\n");
      while (!watch.isOver()) {
        Optional<News> news = news(subscription, last);
        if (news.isEmpty()) {
          return; // Deleted meanwhile.
        }
        for (Event event : news.get().events()) {
          send(
              out,
              "id: "
                  + event.seq()
                  + "\nevent: "
                  + event.kind()
                  + "\ndata: "
                  + event.data()
                  + "\n\n");
          last = event.seq();
        }
        if (news.get().isAll() || !waitForMore(standing, watch, news.get(), out)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitForMore(
      Standing standing, RunSignals.Watch watch, News news, OutputStream out)
      throws InterruptedException, IOException {
    if (news.events().size() < BATCH && !watch.await(heartbeat)) {
      send(out, ": still here\n\n");
    }
    return standing.holds();
  }

  private Optional<News> news(Subscription subscription, long after) {
    return tenancy.inTransaction(
        subscription.tenant(),
        () ->
            // The state first: when it is final, all events are there for the second query.
            sql.one(
                    "select state from training_run where id = ?",
                    row -> row.text("state"),
                    subscription.run())
                .map(state -> new News(state, events(subscription.run(), after))));
  }

  private List<Event> events(UUID run, long after) {
    return sql.list(
        "select seq, kind, payload, at from training_event where run_id = ? and seq > ? order by seq limit ?",
        row -> {
          ObjectNode data = row.json("payload").deepCopy();
          data.put("at", row.instant("at").toString());
          return new Event(row.integer("seq"), row.text("kind"), data.toString());
        },
        run,
        after,
        BATCH);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
