package dev.attune.evaluation.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The scores of texts asked one by one, and asked all at once among other tenants' texts. */
final class Strangers {
  private static final int TEXTS = 96;
  private static final int LENGTHS = 60;

  private final Stage stage;

  Strangers(Stage stage) {
    this.stage = stage;
  }

  List<Figure> measure() throws InterruptedException, ExecutionException {
    return List.of(figure("fp32", 1), figure("int8", 2));
  }

  private Figure figure(String precision, int version)
      throws InterruptedException, ExecutionException {
    List<HttpRequest> requests = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      Tenant tenant = stage.tenants().get(i % World.OTHERS);
      List<String> texts = stage.sentences().ofTokens(3 + i * 7 % LENGTHS, 1);
      requests.add(stage.client().request(tenant.version(version), tenant, texts));
    }
    List<HttpResponse<byte[]>> alone = requests.stream().map(stage.client()::send).toList();
    List<HttpResponse<byte[]>> together = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<HttpResponse<byte[]>>> calls = new ArrayList<>();
      requests.forEach(request -> calls.add(() -> stage.client().send(request)));
      for (Future<HttpResponse<byte[]>> answer : all.invokeAll(calls)) {
        together.add(answer.get());
      }
    }
    double largest = 0;
    for (int i = 0; i < requests.size(); i++) {
      largest = Math.max(largest, change(alone.get(i), together.get(i)));
    }
    return new Figure(
        "largest change of a score when strangers share the batch, " + precision,
        "",
        largest,
        1e-5,
        1e-6,
        false,
        "%d texts of 3 to 62 tokens of %d tenants".formatted(TEXTS, World.OTHERS));
  }

  private static double change(HttpResponse<byte[]> one, HttpResponse<byte[]> other) {
    JsonNode before = Client.predictions(one).get(0).get("scores");
    JsonNode after = Client.predictions(other).get(0).get("scores");
    double largest = 0;
    for (String label : RandomLora.LABELS) {
      largest =
          Math.max(largest, Math.abs(before.get(label).asDouble() - after.get(label).asDouble()));
    }
    return largest;
  }
}
