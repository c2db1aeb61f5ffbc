package dev.attune.data.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A port before a database's own that can cut connections and turn new ones away. */
final class Turnstile implements AutoCloseable {
  private static final String SCHEME = "jdbc:";

  private final String jdbcUrl;
  private final ServerSocket server;
  private final CopyOnWriteArrayList<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger toTurnAway = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  private Turnstile(String jdbcUrl, ServerSocket server) {
    this.jdbcUrl = jdbcUrl;
    this.server = server;
  }

  static Turnstile before(String jdbcUrl) throws IOException {
    var turnstile =
        new Turnstile(jdbcUrl, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(turnstile::accept);
    return turnstile;
  }

  /** The address that leads through here. */
  String jdbcUrl() {
    URI database = database();
    return jdbcUrl.replace(
        database.getHost() + ":" + database.getPort(), "127.0.0.1:" + server.getLocalPort());
  }

  /** Cuts every connection, and turns away the next ones that are tried. */
  void close(int attempts) throws IOException {
    toTurnAway.set(attempts);
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** How many were turned away. */
  int turnedAway() {
    return turnedAway.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    close(0);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        if (toTurnAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          turnedAway.incrementAndGet();
          client.close();
        } else {
          Socket target = new Socket(database().getHost(), database().getPort());
          pipe(client, target);
          pipe(target, client);
        }
      }
    } catch (SocketException e) {
      // The end of the test closed the port.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pipe(Socket from, Socket to) {
    open.add(from);
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException e) {
                // One side was cut: so is the other.
              }
            });
  }

  private URI database() {
    return URI.create(jdbcUrl.substring(SCHEME.length()));
  }
}
