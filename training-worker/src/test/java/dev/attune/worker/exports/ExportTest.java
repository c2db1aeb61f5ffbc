package dev.attune.worker.exports;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an export job makes of a version with real weights. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
  @Inject Superuser superuser;
  @Inject TrainedVersion version;
  @Inject ExportHandler handler;
  @Inject OneJob queue;
  @Inject ObjectMapper json;

  private UUID export = new UUID(0, 0);

  @BeforeAll
  void a_version_is_exported() throws IOException {
    version.train();
    export = version.ask();
    assertThat(queue.take(handler)).isEqualTo("succeeded");
  }

  @Test
  void it_ends_as_one_file_that_is_described_and_no_job() throws IOException {
    assertThat(version.left(export)).containsExactly(version.files().resolve(export + "-1"));
    assertThat(column("state || ' ' || file")).isEqualTo("succeeded mood-1.zip");
    assertThat(column("artifact"))
        .isEqualTo("%s/%s/%s-1".formatted(version.on().tenant(), version.on().model(), export));
    assertThat(column("sha256")).isEqualTo(sha256(zip()));
    assertThat(column("bytes")).isEqualTo(Long.toString(Files.size(zip())));
    assertThat(column("finished_at > started_at")).isEqualTo("true");
    assertThat(superuser.number("select count(*) from job")).isZero();
  }

  @Test
  void it_has_what_other_programs_open() throws IOException {
    try (ZipFile files = new ZipFile(zip().toFile())) {
      assertThat(files.stream().map(ZipEntry::getName))
          .contains(
              "mood-1/config.json",
              "mood-1/model.safetensors",
              "mood-1/tokenizer.json",
              "mood-1/onnx/model.onnx",
              "mood-1/onnx/model_int8.onnx",
              "mood-1/version.json")
          .allMatch(name -> name.startsWith("mood-1/"));
      assertThat(json.readTree(bytes(files, "onnx/parity.json")))
          .isEqualTo(json.readTree(column("parity")));
    }
  }

  @Test
  void its_files_answer_as_the_version_does() throws JsonProcessingException {
    JsonNode parity = json.readTree(column("parity"));

    assertThat(parity.path("examples").asInt()).isEqualTo(6);
    assertThat(parity.at("/version/headline/value").asDouble())
        .isEqualTo(
            json.readTree(superuser.text("select metrics from model_version"))
                .at("/test/headline/value")
                .asDouble());
    assertThat(parity.at("/model.onnx/changedAnswers").asDouble()).isZero();
    assertThat(parity.at("/model.onnx/largestChange").asDouble()).isBetween(0.0, 1e-4);
    assertThat(parity.at("/model_int8.onnx/largestChange").asDouble()).isBetween(1e-9, 0.1);
  }

  @Test
  void onnx_runtime_opens_it_with_no_code_of_ours() throws IOException, OrtException {
    try (ZipFile files = new ZipFile(zip().toFile())) {
      for (String name : List.of("onnx/model.onnx", "onnx/model_int8.onnx")) {
        var environment = OrtEnvironment.getEnvironment();
        try (var session = environment.createSession(bytes(files, name));
            var ids = OnnxTensor.createTensor(environment, new long[][] {{101, 2023, 102}});
            var mask = OnnxTensor.createTensor(environment, new long[][] {{1, 1, 1}});
            var answer = session.run(Map.of("input_ids", ids, "attention_mask", mask))) {
          assertThat(((float[][]) answer.get(0).getValue())[0])
              .hasSize(3)
              .doesNotContain(Float.NaN);
          assertThat(session.getMetadata().getCustomMetadata().values())
              .anyMatch(value -> value.matches("\\[ ?\"joy\", ?\"anger\", ?\"sadness\" ?]"));
        }
      }
    }
  }

  /** Nothing in the zip is compressed, so that a text would stand in its bytes. */
  @Test
  void no_text_is_in_it() throws IOException {
    String content = Files.readString(zip(), StandardCharsets.ISO_8859_1);

    assertThat(content).contains("sadness");
    List<String> found = new ArrayList<>();
    for (Sentences sentence : Sentences.all()) {
      String half = sentence.text().substring(0, sentence.text().length() / 2);
      if (content.contains(half)) {
        found.add(half);
      }
    }
    assertThat(found).isEmpty();
  }

  private Path zip() {
    return version.files().resolve(export + "-1").resolve("mood-1.zip");
  }

  private String column(String column) {
    return superuser.text("select " + column + " from version_export where id = ?", export);
  }

  private static byte[] bytes(ZipFile files, String name) throws IOException {
    try (var in = files.getInputStream(files.getEntry("mood-1/" + name))) {
      return in.readAllBytes();
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
