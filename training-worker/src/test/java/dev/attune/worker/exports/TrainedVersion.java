package dev.attune.worker.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.queue.JobHandler;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A database with one version in it, trained for real, and a look at what exports leave behind. */
@Singleton
class TrainedVersion {
  private final Superuser superuser;
  private final RunFixture fixture;
  private final Registration registration;
  private final List<JobHandler> handlers;
  private final OneJob queue;
  private final Path artifacts;
  private RunFixture.Prepared on =
      new RunFixture.Prepared(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), new UUID(0, 0));

  TrainedVersion(
      Superuser superuser,
      RunFixture fixture,
      Registration registration,
      @All List<JobHandler> handlers,
      OneJob queue,
      @ConfigProperty(name = "attune.artifacts.dir") Path artifacts) {
    this.superuser = superuser;
    this.fixture = fixture;
    this.registration = registration;
    this.handlers = handlers;
    this.queue = queue;
    this.artifacts = artifacts;
  }

  void train() throws IOException {
    superuser.clear();
    registration.register();
    on = fixture.snapshot(Sentences.all());
    fixture.queued(on, "head", "{\"epochs\": 1}");
    JobHandler training =
        handlers.stream()
            .filter(handler -> handler.kind().equals("train"))
            .findFirst()
            .orElseThrow();
    assertThat(queue.take(training)).isEqualTo("succeeded");
  }

  /** Asks for its export. */
  UUID ask() {
    return superuser.queuedExport(
        on.tenant(), (UUID) superuser.column("select id from model_version").getFirst());
  }

  RunFixture.Prepared on() {
    return on;
  }

  /** Where the model's files are. */
  Path files() {
    return artifacts.resolve(on.tenant().toString()).resolve(on.model().toString());
  }

  /** What an export has in the store and in its attempts' own folders. */
  List<Path> left(UUID export) {
    List<Path> found = new ArrayList<>();
    found.addAll(matching(files(), export + "-*"));
    found.addAll(matching(files(), ".incoming-*"));
    found.addAll(matching(temporary(), "attune-export-" + export + "-*"));
    return found;
  }

  static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static List<Path> matching(Path folder, String pattern) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
