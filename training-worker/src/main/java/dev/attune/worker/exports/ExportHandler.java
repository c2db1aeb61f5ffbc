package dev.attune.worker.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.artifacts.FolderZip;
import dev.attune.worker.artifacts.JobArtifacts;
import dev.attune.worker.artifacts.Workspace;
import dev.attune.worker.faults.VersionFailures;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.Failure.Code;
import dev.attune.worker.queue.JobHandler;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes versions out for other programs. */
@ApplicationScoped
class ExportHandler implements JobHandler {
  private final ExportTable exports;
  private final VersionWriter writer;
  private final JobArtifacts artifacts;

  ExportHandler(ExportTable exports, VersionWriter writer, JobArtifacts artifacts) {
    this.exports = exports;
    this.writer = writer;
    this.artifacts = artifacts;
  }

  @Override
  public String kind() {
    return "export";
  }

  @Override
  public void run(JobHold hold) throws Exception {
    try {
      export(hold);
    } catch (Exception e) {
      hold.checkpoint();
      throw VersionFailures.permanent(e).map(Exception.class::cast).orElse(e);
    }
  }

  private void export(JobHold hold) throws IOException {
    Claim claim = hold.claim();
    ExportRequest request =
        hold.write(
            () -> {
              exports.running(claim.target());
              return exports.request(claim.target());
            });
    artifacts.discardLeftovers(claim, request.modelId());
    try (Workspace workspace = Workspace.open(claim)) {
      Path version = workspace.resolve("version");
      JsonNode parity = writer.write(hold, request, version);
      hold.checkpoint();
      Map<String, StoredFile> stored =
          artifacts.store(claim, request.modelId(), folder -> zip(version, request, folder));
      finish(hold, request, Objects.requireNonNull(stored.get(request.file())), parity);
    }
  }

  private static void zip(Path version, ExportRequest request, Path folder) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(request.file()))) {
      FolderZip.write(version, request.title(), out);
    }
  }

  private void finish(
      JobHold hold, ExportRequest request, StoredFile stored, @Nullable JsonNode parity) {
    Claim claim = hold.claim();
    String key = JobArtifacts.key(claim, request.modelId());
    try {
      hold.finish(() -> exports.succeeded(claim.target(), key, request.file(), stored, parity));
    } catch (RuntimeException e) {
      artifacts.discardUnlessKept(claim, key);
      throw e;
    }
  }

  @Override
  public void failed(Claim claim, Failure failure) {
    UUID model = exports.modelOf(claim.target());
    if (!exports.isDeleted(claim.target())) {
      artifacts.discardLeftovers(claim, model);
      exports.failed(claim.target(), failure.code().id(), ExportFailures.said(failure));
    } else if (artifacts.discardAll(claim, model)) {
      exports.delete(claim.target());
    }
  }

  @Override
  public void cancelled(Claim claim) {
    failed(claim, new Failure(Code.CANCELLED, "The export was cancelled."));
  }

  @Override
  public void requeued(Claim claim, String reason) {
    exports.queued(claim.target());
  }
}
