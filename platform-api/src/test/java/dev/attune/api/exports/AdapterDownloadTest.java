package dev.attune.api.exports;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters as they leave, byte by byte. */
@QuarkusTest
class AdapterDownloadTest {
  @Inject ArtifactStore artifacts;
  @Inject ObjectMapper json;
  @TempDir Path adapter;

  private final byte[] weights = new byte[3_000_000];
  private TrainedTenant trained;
  private TestTenant tenant;
  private String key = "";

  @BeforeEach
  void a_version_has_files() throws IOException {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(1);
    new Random(1).nextBytes(weights);
    Files.writeString(adapter.resolve("adapter.json"), "{}");
    Files.write(adapter.resolve("adapter.safetensors"), weights);
    key = trained.id() + "/model/run-1";
    Worker.run(
        "owner",
        trained.id(),
        "update model_version set artifact = ?, artifact_files = ?::jsonb",
        key,
        json.writeValueAsString(artifacts.store(key, adapter)));
  }

  @Test
  void it_is_a_zip_of_its_files() throws IOException {
    Response download = get(tenant.asOwner());

    assertThat(download.contentType()).isEqualTo("application/zip");
    assertThat(download.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"m-1-adapter.zip\"");
    assertThat(download.header("Content-Length"))
        .isEqualTo(Integer.toString(download.asByteArray().length));
    Map<String, byte[]> entries = entries(download.asByteArray());
    assertThat(entries)
        .containsOnlyKeys("m-1-adapter/adapter.json", "m-1-adapter/adapter.safetensors");
    assertThat(entries.get("m-1-adapter/adapter.safetensors")).isEqualTo(weights);
    assertThat(entries.get("m-1-adapter/adapter.json"))
        .isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(recorded()).isEqualTo("1");
  }

  @Test
  void head_tells_the_same_without_a_byte_and_is_no_download() {
    Response download = get(tenant.asOwner());

    Response head = tenant.asOwner().head(path());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.asByteArray()).isEmpty();
    for (String name : new String[] {"Content-Length", "ETag", "Content-Disposition"}) {
      assertThat(head.header(name)).as(name).isNotBlank().isEqualTo(download.header(name));
    }
    assertThat(recorded()).isEqualTo("1");
  }

  @Test
  void a_download_that_broke_off_goes_on_while_the_files_are_the_same() {
    Response whole = get(tenant.asOwner());
    byte[] bytes = whole.asByteArray();

    Response rest =
        get(
            tenant
                .asOwner()
                .header("Range", "bytes=2500000-")
                .header("If-Range", whole.header("ETag")));
    Response middle = get(tenant.asOwner().header("Range", "bytes=7-70006"));
    Response changed =
        get(tenant.asOwner().header("Range", "bytes=7-").header("If-Range", "\"another\""));

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.header("Content-Range"))
        .isEqualTo("bytes 2500000-%d/%d".formatted(bytes.length - 1, bytes.length));
    assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 2_500_000, bytes.length));
    assertThat(middle.header("Content-Length")).isEqualTo("70000");
    assertThat(middle.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 7, 70_007));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.asByteArray()).isEqualTo(bytes);
    assertProblem(get(tenant.asOwner().header("Range", "bytes=90000000-")), 416);
  }

  @Test
  void whoever_has_it_is_not_sent_it_again() {
    String tag = get(tenant.asOwner()).header("ETag");

    assertThat(get(tenant.asOwner().header("If-None-Match", tag)).statusCode()).isEqualTo(304);
    assertThat(recorded()).isEqualTo("1");
  }

  @Test
  void damaged_files_do_not_leave() throws IOException {
    Files.write(artifacts.fetch(key, Map.of()).resolve("adapter.safetensors"), new byte[3_000_000]);

    assertProblem(get(tenant.asOwner()), 409).detail("missing or damaged. Train");
    assertThat(recorded()).isEqualTo("0");
  }

  private Response get(RequestSpecification request) {
    return request.get(path());
  }

  private String path() {
    return tenant.path("/models/m/versions/1/adapter");
  }

  private String recorded() {
    return Worker.look(
        "select count(*) from audit_log where tenant_id = ? and action = 'version.download'",
        trained.id());
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
