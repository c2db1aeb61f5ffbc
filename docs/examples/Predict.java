import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks a model, has the answer explained, says what would have been right, and streams a list. Runs as {@code java
 * Predict.java} with Java 21 or newer and no library; a client of your own will read the JSON with one. ATTUNE_URL,
 * ATTUNE_TENANT, ATTUNE_MODEL, ATTUNE_KEY (scopes predict and feedback) come from the environment.
 */
class Predict {
  private static final String TENANT =
      System.getenv().getOrDefault("ATTUNE_URL", "http://localhost:8082") + "/v1/tenants/" + System.getenv("ATTUNE_TENANT");
  private static final String PREDICT = TENANT + "/models/" + System.getenv("ATTUNE_MODEL") + "/predict";
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final int ATTEMPTS = 5;

  private final HttpClient http = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    Predict client = new Predict();

    String answer = client.ask(PREDICT, "{\"inputs\": [{\"text\": \"I can't stop smiling today.\"}], \"topK\": 2}");
    System.out.println(answer);

    System.out.println(client.ask(PREDICT, "{\"inputs\": [{\"text\": \"So happy\"}], \"explain\": true}"));

    var id = ID.matcher(answer);
    if (!id.find()) {
      throw new IllegalStateException("The answer has no prediction.");
    }
    String label = System.getenv("ATTUNE_LABEL");
    System.out.println(
        client.ask(TENANT + "/predictions/" + id.group(1) + "/feedback", "{\"label\": \"" + label + "\"}"));

    Stream<String> texts = Stream.iterate(0, i -> i < 300, i -> i + 1).map(i -> "{\"text\": \"text number " + i + "\"}");
    try (Stream<String> lines = client.stream(texts)) {
      int answered = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.contains("\"prediction\"")) {
          answered++;
        } else {
          System.out.println(line);
          if (line.contains("\"status\":429")) {
            break; // A limit is reached for longer than a stream waits: those that follow get the same.
          }
        }
      }
      System.out.println("streamed " + answered + " lines");
    }
  }

  /** Posts JSON; waits when the gateway is busy or a limit is reached, and says what is wrong otherwise. */
  String ask(String url, String json) throws IOException, InterruptedException {
    HttpRequest request = request(url, "application/json").POST(BodyPublishers.ofString(json)).build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return response.body();
      }
      boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
      long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
      if (!busy || attempt == ATTEMPTS || seconds > 60) {
        throw new IOException(response.statusCode() + ": " + response.body());
      }
      Thread.sleep(1000L * seconds);
    }
  }

  /** Sends lines of any number and gives the answers as they come: a thread writes, the caller reads. */
  Stream<String> stream(Stream<String> lines) throws IOException, InterruptedException {
    PipedInputStream body = new PipedInputStream(1 << 16);
    PipedOutputStream out = new PipedOutputStream(body);
    Thread.ofVirtual()
        .start(
            () -> {
              try (out; lines) {
                for (String line : (Iterable<String>) lines::iterator) {
                  out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
              } catch (IOException e) {
                System.err.println("The list was not sent to its end: " + e.getMessage());
              }
            });
    HttpRequest request =
        request(PREDICT, "application/x-ndjson").POST(BodyPublishers.ofInputStream(() -> body)).build();
    HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("The stream was refused: " + response.statusCode());
    }
    return response.body();
  }

  private static HttpRequest.Builder request(String url, String type) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + System.getenv("ATTUNE_KEY"))
        .header("Content-Type", type);
  }
}
