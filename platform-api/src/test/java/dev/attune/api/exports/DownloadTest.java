package dev.attune.api.exports;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports as they leave, byte by byte. */
@QuarkusTest
class DownloadTest {
  private static final int SIZE = 3_000_000;

  @Inject ArtifactStore artifacts;
  @TempDir Path folder;

  private final byte[] bytes = new byte[SIZE];
  private TrainedTenant trained;
  private TestTenant tenant;
  private StoredFile about = new StoredFile("", 0);
  private UUID export = new UUID(0, 0);
  private String path = "";

  @BeforeEach
  void a_version_was_exported() throws IOException {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(1);
    export = trained.askForExport(1);
    path = tenant.path("/models/m/versions/1/exports/" + export + "/content");
    new Random(1).nextBytes(bytes);
    Files.write(folder.resolve("m.zip"), bytes);
    String key = trained.keyOf(export);
    about = artifacts.store(key, folder).getOrDefault("m.zip", about);
    trained.exported(export, key, about);
  }

  @Test
  void the_bytes_are_those_that_were_stored() throws NoSuchAlgorithmException {
    Response download = tenant.asOwner().get(path);

    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.asByteArray()).isEqualTo(bytes);
    assertThat(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(download.asByteArray())))
        .isEqualTo(
            tenant.asOwner().get(path.replace("/content", "")).jsonPath().getString("sha256"));
    assertHeaders(download);
    assertThat(recorded()).isEqualTo("m/1 " + export);
  }

  @Test
  void head_tells_the_same_without_a_byte_and_is_no_download() {
    Response head = tenant.asOwner().head(path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertHeaders(head);
    assertThat(head.asByteArray()).isEmpty();
    assertThat(recorded()).isEqualTo("null");
  }

  @Test
  void a_download_that_broke_off_goes_on() {
    Response rest = tenant.asOwner().header("Range", "bytes=2999990-").get(path);

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.header("Content-Range")).isEqualTo("bytes 2999990-2999999/3000000");
    assertThat(rest.header("Content-Length")).isEqualTo("10");
    assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 10, SIZE));
  }

  @Test
  void it_begins_anew_when_the_file_is_another_one() {
    Response changed =
        tenant
            .asOwner()
            .header("Range", "bytes=2999990-")
            .header("If-Range", "\"another\"")
            .get(path);
    Response same =
        tenant
            .asOwner()
            .header("Range", "bytes=2999990-")
            .header("If-Range", "\"" + about.sha256() + "\"")
            .get(path);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(same.statusCode()).isEqualTo(206);
  }

  @Test
  void a_part_behind_the_end_is_refused() {
    assertProblem(tenant.asOwner().header("Range", "bytes=3000000-").get(path), 416)
        .detail("3000000 bytes");
  }

  @Test
  void before_it_is_done_there_is_nothing_to_download() {
    Worker.run(
        trained.id(),
        "update version_export set state = 'running', artifact = null, file = null, bytes = null, sha256 = null where id = ?",
        export);

    assertProblem(tenant.asOwner().get(path), 409).detail("it is running");
  }

  @Test
  void a_file_that_is_not_what_was_stored_does_not_leave_and_can_be_made_again()
      throws IOException {
    Path stored = artifacts.fetch(trained.keyOf(export), Map.of());
    Files.write(stored.resolve("m.zip"), new byte[SIZE]);

    assertProblem(tenant.asOwner().get(path), 409).detail("is missing or damaged. Delete");
    Files.delete(stored.resolve("m.zip"));
    assertProblem(tenant.asOwner().get(path), 409).detail("is missing or damaged. Delete");

    assertThat(recorded()).isEqualTo("null");
    tenant.asOwner().delete(path.replace("/content", "")).then().statusCode(204);
    assertThat(trained.askForExport(1)).isNotEqualTo(export);
  }

  @Test
  void whoever_has_it_is_not_sent_it_again() {
    String tag = "\"" + about.sha256() + "\"";
    Response had = tenant.asOwner().header("If-None-Match", "\"other\", W/" + tag).get(path);
    Response other = tenant.asOwner().header("If-None-Match", "\"other\"").get(path);

    assertThat(had.statusCode()).isEqualTo(304);
    assertThat(had.header("ETag")).isEqualTo(tag);
    assertThat(had.asByteArray()).isEmpty();
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(recorded()).isEqualTo("m/1 " + export);
  }

  private void assertHeaders(Response answer) {
    assertThat(answer.contentType()).isEqualTo("application/zip");
    assertThat(answer.header("Content-Length")).isEqualTo("3000000");
    assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"m.zip\"");
    assertThat(answer.header("ETag")).isEqualTo("\"" + about.sha256() + "\"");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
  }

  private String recorded() {
    return Worker.look(
        "select string_agg(target || ' ' || (details ->> 'export'), ',') from audit_log where tenant_id = ? and action = 'version.download'",
        trained.id());
  }
}
