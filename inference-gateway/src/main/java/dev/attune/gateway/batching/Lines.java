package dev.attune.gateway.batching;

import static java.util.stream.Collectors.toSet;

import dev.attune.gateway.batching.Submission.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of all tenants with requests. Who was served least comes first (start-time fair
 * queueing), so that a tenant with a long line cannot hold up one with a short line. Guarded by the
 * batcher's lock.
 */
final class Lines<T, R> {
  /** Who was served least; of those the shorter line. */
  private static final Comparator<Line<?, ?>> BY_TURN =
      Comparator.<Line<?, ?>>comparingLong(Line::served).thenComparingInt(Line::tokens);

  /** Where others come and go, a run of long lines holds this part of what makes a line long. */
  private static final int PARTS = 8;

  private final int longLine;
  private final Map<Object, Line<T, R>> byTenant = new LinkedHashMap<>();
  private final Company company = new Company();
  private int tokens;

  /** What the line that is served now had been served when its turn came. */
  private long clock;

  /**
   * @param longLine the tokens of a line that is not long yet
   */
  Lines(int longLine) {
    this.longLine = longLine;
  }

  boolean isEmpty() {
    return tokens == 0;
  }

  /** Tokens that wait in all lines. */
  int tokens() {
    return tokens;
  }

  /** Tokens that wait in a tenant's line. */
  int tokensOf(Object tenant) {
    Line<T, R> line = byTenant.get(tenant);
    return line == null ? 0 : line.tokens();
  }

  void add(Object tenant, Submission<T, R> submission) {
    Line<T, R> line = line(tenant);
    if (line.isEmpty()) {
      line.catchUp(clock);
    }
    line.add(submission);
    tokens += submission.tokens();
  }

  private Line<T, R> line(Object tenant) {
    return byTenant.computeIfAbsent(
        tenant,
        key -> {
          Line<T, R> line = new Line<>(key);
          line.catchUp(clock);
          return line;
        });
  }

  /** When the request came in that waits longest. */
  long oldestNanos() {
    return byTenant.values().stream().mapToLong(Line::oldestNanos).min().orElse(Long.MAX_VALUE);
  }

  /** Nobody waits and nobody is answered: who comes now comes first. */
  void rest() {
    byTenant.clear();
    clock = 0;
  }

  /**
   * Whether a tenant's line is long, or was before a run took of it.
   *
   * @param taken the tenant's tokens in the run
   */
  boolean isLong(Object tenant, int taken) {
    return tokensOf(tenant) + taken > longLine;
  }

  /**
   * The rows of the next run: everybody's share of its room, those first who had least so far.
   * Where a short line comes first, long lines wait for the run after, so that the run is short
   * too. Runs of long lines are short where others come and go.
   */
  List<Place<T, R>> take(int tokensPerRun, long nowNanos) {
    List<Place<T, R>> run = new ArrayList<>();
    List<Line<T, R>> turns = turns();
    int room = room(turns, tokensPerRun, nowNanos);
    while (!turns.isEmpty() && room > 0) {
      int before = room;
      int share = Math.max(1, room / turns.size());
      for (Line<T, R> line : turns) {
        room -= give(line, run, Math.min(share, room));
      }
      if (room == before) {
        // Every next row is longer than a share.
        for (Line<T, R> line : turns) {
          room -= give(line, run, room);
        }
        break;
      }
      turns = turns.stream().filter(line -> !line.isEmpty()).toList();
    }
    byTenant.values().removeIf(line -> line.isEmpty() && line.served() <= clock);
    return run;
  }

  private List<Line<T, R>> turns() {
    List<Line<T, R>> waiting =
        byTenant.values().stream().filter(line -> !line.isEmpty()).sorted(BY_TURN).toList();
    if (waiting.isEmpty()) {
      return waiting;
    }
    clock = Math.max(clock, waiting.getFirst().served());
    boolean shortFirst = waiting.getFirst().tokens() <= longLine;
    return shortFirst
        ? waiting.stream().filter(line -> line.tokens() <= longLine).toList()
        : waiting;
  }

  private int room(List<Line<T, R>> turns, int tokensPerRun, long nowNanos) {
    boolean allLong = true;
    for (Line<T, R> line : turns) {
      if (line.tokens() <= longLine) {
        allLong = false;
        company.served(line.tenant(), nowNanos);
      }
    }
    return allLong && company.besides(turns.stream().map(Line::tenant).collect(toSet()), nowNanos)
        ? Math.min(tokensPerRun, Math.ceilDiv(longLine, PARTS))
        : tokensPerRun;
  }

  private int give(Line<T, R> line, List<Place<T, R>> run, int room) {
    int before = line.tokens();
    int given = line.giveTo(run, room);
    tokens -= before - line.tokens();
    return given;
  }

  /** Puts the rows of a run back to where they came from. */
  void takeBack(List<Place<T, R>> run) {
    Map<Submission<T, R>, Integer> rows = new LinkedHashMap<>();
    run.forEach(place -> rows.merge(place.submission(), 1, Integer::sum));
    rows.forEach(
        (submission, count) -> {
          Line<T, R> line = line(submission.tenant());
          int before = line.tokens();
          line.takeBack(submission, count);
          tokens += line.tokens() - before;
        });
  }
}
