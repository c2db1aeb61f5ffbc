package dev.attune.console.platform.tenants;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What was asked on each day of a span, days without a request included. */
public record UsageByDay(List<Day> days) {

  /** A day's requests, texts and tokens over all models. */
  public record Day(LocalDate date, long requests, long texts, long tokens) {

    private static Day of(LocalDate date, List<Usage> usage) {
      return new Day(
          date,
          usage.stream().mapToLong(Usage::requests).sum(),
          usage.stream().mapToLong(Usage::texts).sum(),
          usage.stream().mapToLong(Usage::tokens).sum());
    }
  }

  /** Sums what was asked by day, from the first to the last. */
  public static UsageByDay of(List<Usage> usage, LocalDate first, LocalDate last) {
    var byDay = usage.stream().collect(Collectors.groupingBy(Usage::day));
    return new UsageByDay(
        first
            .datesUntil(last.plusDays(1))
            .map(date -> Day.of(date, byDay.getOrDefault(date, List.of())))
            .toList());
  }

  public long requests() {
    return days.stream().mapToLong(Day::requests).sum();
  }

  public long texts() {
    return days.stream().mapToLong(Day::texts).sum();
  }

  public long tokens() {
    return days.stream().mapToLong(Day::tokens).sum();
  }

  /** The days on which something was asked. */
  public List<Day> busyDays() {
    return days.stream().filter(day -> day.requests() > 0).toList();
  }

  public boolean none() {
    return requests() == 0;
  }
}
