package dev.attune.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Clients that ask one request after the other, and remember what they were answered and when. */
final class Load implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final String[] TEXTS = {"a", "b c", "d"};

  private final PackagedGateway gateway;
  private final Tenant tenant;
  private final String key;
  private final Queue<Long> answeredAt = new ConcurrentLinkedQueue<>();
  private final CountDownLatch ended = new CountDownLatch(CLIENTS);
  private final List<Thread> clients;
  private volatile boolean over;

  Load(PackagedGateway gateway, Tenant tenant, String key) {
    this.gateway = gateway;
    this.tenant = tenant;
    this.key = key;
    this.clients =
        IntStream.range(0, CLIENTS).mapToObj(i -> Thread.ofVirtual().start(this::ask)).toList();
  }

  /** Texts that clients got answers for. */
  long acknowledged() {
    return (long) answeredAt.size() * TEXTS.length;
  }

  /** The same up to a time. */
  long acknowledgedBefore(long nanoTime) {
    return answeredAt.stream().filter(at -> at < nanoTime).count() * TEXTS.length;
  }

  /** Texts that may have been answered without a client hearing of it. */
  long inFlight() {
    return (long) CLIENTS * TEXTS.length;
  }

  /** Waits until no client asks any more. */
  void end() throws InterruptedException {
    over = true;
    ended.await();
  }

  private void ask() {
    try {
      while (!over) {
        HttpResponse<String> answer = gateway.send(gateway.predict(tenant, key, TEXTS));
        if (answer.statusCode() != 200) {
          return;
        }
        answeredAt.add(System.nanoTime());
      }
    } catch (IOException e) {
      over = true; // The gateway is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() {
    over = true;
    clients.forEach(Thread::interrupt);
  }
}
