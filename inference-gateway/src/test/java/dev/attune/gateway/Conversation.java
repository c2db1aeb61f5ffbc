package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A stream in chunks whose answer is read while it is still being sent. */
public final class Conversation implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;
  private boolean begun;

  /** Begins to ask. */
  public Conversation(String path, String credential) throws IOException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    socket = new Socket("localhost", port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    out = socket.getOutputStream();
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out.write(
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/x-ndjson\r
        Transfer-Encoding: chunked\r
        \r
        """
            .formatted(path, credential)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Sends some of the lines, as a chunk. */
  public void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The next line of the body, wherever its chunks begin. */
  public JsonNode answer() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("{")) {
        return JSON.readTree(line);
      }
      head.add(line);
      begun |= line.isEmpty();
    }
    throw new IOException("The answer ended: " + head + begun);
  }

  /** Waits for the end of the answer, before which no other line comes. */
  public void awaitEnd() throws IOException {
    for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
      assertThat(line).as("between the last line and the last chunk").isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
