package dev.attune.api.examples;

import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.Http;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Uploads that take their time. */
final class SlowUploads {
  private SlowUploads() {}

  /** An upload that has begun and does not go on. */
  static Socket begin(TestTenant tenant, String dataset) throws IOException {
    return begin(tenant, dataset, "text\nslow\n");
  }

  /** As above, after these rows. */
  static Socket begin(TestTenant tenant, String dataset, String rows) throws IOException {
    Socket socket = new Socket("localhost", Http.port());
    socket
        .getOutputStream()
        .write(
            head(tenant, dataset, "Content-Length: 1000000")
                .concat(rows)
                .getBytes(StandardCharsets.UTF_8));
    await().atMost(Duration.ofSeconds(20)).until(() -> isLocked(dataset));
    return socket;
  }

  /** Something else that begins with this and does not go on. */
  static Socket send(TestTenant tenant, String rest, String mediaType, String beginning)
      throws IOException {
    Socket socket = new Socket("localhost", Http.port());
    socket
        .getOutputStream()
        .write(
            head(tenant, rest, mediaType, "Content-Length: 1000000")
                .concat(beginning)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** Whether it was answered before its end, as one that is refused is. */
  static boolean isAnswered(Socket socket) throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** The head of a request that uploads. */
  static String head(TestTenant tenant, String dataset, String length) {
    return head(tenant, "/datasets/" + dataset + "/examples", "text/csv", length);
  }

  private static String head(TestTenant tenant, String rest, String mediaType, String length) {
    return "POST "
        + tenant.path(rest)
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + mediaType
        + "\r\nAuthorization: Bearer "
        + tenant.owner().token()
        + "\r\n"
        + length
        + "\r\n\r\n";
  }

  /** Whether an upload has the data set. */
  static boolean isLocked(String dataset) {
    return Worker.look(
            """
            select exists (select from pg_locks
                            where locktype = 'advisory' and granted
                              and database = (select oid from pg_database where datname = current_database())
                              and (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0))
            """,
            "attune:dataset:" + dataset)
        .equals("t");
  }
}
