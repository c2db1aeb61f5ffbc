package dev.attune.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections: many idle ones, and some that never come to an end. */
class ConnectionsIT {
  private static final int IDLE = 10_000;
  @TempDir static Path artifacts;
  private static TestDatabase database;
  private static PackagedGateway gateway;
  private static Tenant tenant;
  private static String key;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.create();
    gateway =
        new PackagedGateway(
            "connections",
            PackagedGateway.login(
                database.jdbcUrl(),
                DatabaseRole.GATEWAY.user(),
                database.password(DatabaseRole.GATEWAY)),
            artifacts,
            Map.of(
                "ATTUNE_CONNECTIONS_HEADER_DEADLINE", "1s",
                "ATTUNE_CONNECTIONS_BODY_DEADLINE", "1s"));
    World world = gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts);
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  private static int ask() throws IOException, InterruptedException {
    return gateway.send(gateway.predict(tenant, key, "a")).statusCode();
  }

  @Test
  void ten_thousand_idle_connections_leave_room_for_those_who_ask() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), gateway.port()));
      }

      assertThat(ask()).isEqualTo(200);
      assertThat(gateway.status("/q/health/ready")).isEqualTo(200);
      assertThat(answer(idle.getLast(), "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void headers_that_come_a_byte_at_a_time_are_cut_off() throws Exception {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      slow.getOutputStream().write("GET /q/health/live HTTP/1.1\r\nX-Slow: ".getBytes(US_ASCII));

      awaitCutOff(slow);
    }
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void headers_of_a_later_request_are_held_to_the_deadline_too() throws Exception {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      assertThat(answer(slow, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 200");
      slow.getOutputStream().write("GET ".getBytes(US_ASCII));

      awaitCutOff(slow);
    }
  }

  @Test
  void a_body_that_comes_a_byte_at_a_time_is_answered_with_a_timeout() throws Exception {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      String headers =
          """
          POST %s HTTP/1.1
          Host: x
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: 100000

          {"inputs":\
          """
              .formatted(tenant.predict("m"), key)
              .replace("\n", "\r\n");
      slow.getOutputStream().write(headers.getBytes(US_ASCII));

      assertThat(awaitCutOff(slow)).startsWith("HTTP/1.1 408").contains("did not come in time");
    }
    assertThat(ask()).isEqualTo(200);
  }

  /** Sends a byte now and then until the gateway ends it; what the gateway said. */
  private static String awaitCutOff(Socket socket) {
    StringBuilder said = new StringBuilder();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isCutOff(socket, said));
    return said.toString();
  }

  private static boolean isCutOff(Socket socket, StringBuilder said) throws IOException {
    try {
      int available = socket.getInputStream().available();
      said.append(new String(socket.getInputStream().readNBytes(available), US_ASCII));
      OutputStream out = socket.getOutputStream();
      out.write(' ');
      out.flush();
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private static String answer(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    byte[] buffer = new byte[4096];
    int length = socket.getInputStream().read(buffer);
    return new String(buffer, 0, Math.max(0, length), US_ASCII);
  }
}
