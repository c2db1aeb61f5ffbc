package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clients of the documentation do what they say, each in its own process. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class ClientExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final List<String> LABELS = List.of("joy", "anger", "fear");

  @Inject World world;

  @ParameterizedTest
  @CsvSource({
    "curl, predict.sh, \"line\":3",
    "python3, predict.py, streamed 300 lines",
    "node, predict.mjs, streamed 300 lines",
    "java, Predict.java, streamed 300 lines"
  })
  void an_example_runs(String needs, String file, String lastWords) throws Exception {
    assumeTrue(isThere(needs), needs + " is not installed; " + file + " is not tried.");
    Tenant tenant = deployed();

    Ended example = run(needs, file, tenant);

    assertThat(example.exit()).as(example.said()).isZero();
    assertThat(example.said()).contains("feelings").contains(lastWords);
    assertThat(
            world.one(
                "select answer ->> 'label' from prediction_feedback where tenant_id = ?",
                tenant.id()))
        .isEqualTo("fear");
  }

  /** The quota has one text, and each example asks again. */
  @ParameterizedTest
  @CsvSource({"curl, predict.sh", "python3, predict.py", "node, predict.mjs", "java, Predict.java"})
  void an_example_does_not_wait_for_the_next_month(String needs, String file) throws Exception {
    assumeTrue(isThere(needs), needs + " is not installed; " + file + " is not tried.");
    Tenant tenant = deployed();
    quota(tenant, 1);

    Ended example = run(needs, file, tenant);

    assertThat(example.exit()).as(example.said()).isNotZero();
    assertThat(example.said()).contains("429");
  }

  /** The quota is enough for all that comes before the stream, and for no whole stream. */
  @ParameterizedTest
  @CsvSource({"python3, predict.py", "node, predict.mjs", "java, Predict.java"})
  void an_example_stops_streaming_when_the_month_is_used_up(String needs, String file)
      throws Exception {
    assumeTrue(isThere(needs), needs + " is not installed; " + file + " is not tried.");
    Tenant tenant = deployed();
    quota(tenant, 100);

    Ended example = run(needs, file, tenant);

    assertThat(example.exit()).as(example.said()).isZero();
    assertThat(example.said()).containsOnlyOnce("texts a month").doesNotContain("streamed 300");
  }

  private Tenant deployed() {
    world.ready();
    Tenant tenant = world.tenant();
    world.version(tenant, "feelings", 1, Adapters.head(world.base("minilm-l6-en"), LABELS, 1));
    world.deploy(tenant, "feelings", 1);
    return tenant;
  }

  private void quota(Tenant tenant, long texts) {
    world.update(
        "insert into tenant_limits (tenant_id, monthly_texts, updated_by) values (?, ?, 'test')",
        tenant.id(),
        texts);
  }

  private record Ended(int exit, String said) {}

  private Ended run(String needs, String file, Tenant tenant) throws Exception {
    Path printed = Files.createTempFile("example", ".txt");
    Process example =
        process(needs, file, tenant)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(example.waitFor(2, TimeUnit.MINUTES)).as("%s ends", file).isTrue();
    return new Ended(example.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
  }

  private ProcessBuilder process(String needs, String file, Tenant tenant) {
    List<String> command = new ArrayList<>();
    command.add(
        switch (needs) {
          case "curl" -> "sh";
          case "java" -> Path.of(System.getProperty("java.home"), "bin", "java").toString();
          default -> needs;
        });
    command.add(EXAMPLES.resolve(file).toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    builder
        .environment()
        .putAll(
            Map.of(
                "ATTUNE_URL",
                "http://localhost:" + port,
                "ATTUNE_TENANT",
                tenant.slug(),
                "ATTUNE_MODEL",
                "feelings",
                "ATTUNE_LABEL",
                "fear",
                "ATTUNE_KEY",
                world.key(tenant, List.of("predict", "feedback"), List.of(), null)));
    return builder;
  }

  private static boolean isThere(String program) throws InterruptedException {
    if (program.equals("java")) {
      return true;
    }
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
