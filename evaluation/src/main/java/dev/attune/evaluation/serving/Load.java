package dev.attune.evaluation.serving;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Clients that each send the next request when the last was answered. */
final class Load implements AutoCloseable {
  private final Client client;
  private final Supplier<HttpRequest> requests;
  private final Duration pause;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Thread> threads = new ArrayList<>();

  /** When each client got its good answers. */
  private final List<List<Long>> answers = new ArrayList<>();

  private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());

  /**
   * Starts them.
   *
   * @param pause of each client between an answer and the next request
   */
  Load(Client client, int clients, Duration pause, Supplier<HttpRequest> requests) {
    this.client = client;
    this.requests = requests;
    this.pause = pause;
    for (int i = 0; i < clients; i++) {
      List<Long> own = Collections.synchronizedList(new ArrayList<>());
      answers.add(own);
      threads.add(Thread.ofVirtual().start(() -> send(own)));
    }
  }

  private void send(List<Long> own) {
    try {
      while (going.get()) {
        HttpResponse<byte[]> response = client.send(requests.get());
        statuses.merge(response.statusCode(), 1, Integer::sum);
        if (response.statusCode() == Client.OK) {
          own.add(System.nanoTime());
        }
        if (pause.isPositive()) {
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      statuses.merge(0, 1, Integer::sum);
    }
  }

  /** Requests answered well so far. */
  long answered() {
    return answers.stream().mapToLong(List::size).sum();
  }

  /**
   * Requests answered well a second: of each client between its first and its last answer since a
   * moment, added up. A request of many texts is long beside such a time, so counting whole ones
   * within it would be coarse; and clients that are answered in turn are answered in bunches.
   *
   * @param since a moment of {@link System#nanoTime}
   */
  double perSecondSince(long since) {
    return answers.stream().mapToDouble(own -> perSecond(own, since)).sum();
  }

  private static double perSecond(List<Long> own, long since) {
    long[] times;
    synchronized (own) {
      times = own.stream().mapToLong(Long::longValue).filter(time -> time >= since).toArray();
    }
    if (times.length < 2) {
      throw new IllegalStateException("Too little was answered to tell how much a second.");
    }
    return (times.length - 1) * 1e9 / (times[times.length - 1] - times[0]);
  }

  /** Answers by HTTP status so far; 0 stands for none at all. */
  Map<Integer, Integer> statuses() {
    synchronized (statuses) {
      return new TreeMap<>(statuses);
    }
  }

  /** Requests that were not answered with 200. */
  int failed() {
    return statuses().entrySet().stream()
        .filter(entry -> entry.getKey() != Client.OK)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Lets requests under way end. */
  @Override
  public void close() {
    going.set(false);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
