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
    world.ready();
    Tenant tenant = world.tenant();
    world.version(tenant, "feelings", 1, Adapters.head(world.base("minilm-l6-en"), LABELS, 1));
    world.deploy(tenant, "feelings", 1);

    Path printed = Files.createTempFile("example", ".txt");
    Process example =
        process(needs, file, tenant)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(example.waitFor(2, TimeUnit.MINUTES)).as("%s ends", file).isTrue();

    String said = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(example.exitValue()).as(said).isZero();
    assertThat(said).contains("feelings").contains(lastWords);
    assertThat(
            world.one(
                "select answer ->> 'label' from prediction_feedback where tenant_id = ?",
                tenant.id()))
        .isEqualTo("fear");
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
