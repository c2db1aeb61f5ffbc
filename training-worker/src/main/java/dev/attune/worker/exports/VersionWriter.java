package dev.attune.worker.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.export.Export;
import dev.attune.text.learn.TrainingExample;
import dev.attune.worker.queue.JobHold;
import dev.attune.worker.snapshots.SnapshotReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a version out with the learning library. */
@ApplicationScoped
class VersionWriter {
  private static final String PARITY = "onnx/parity.json";

  private final BaseModelStore baseModels;
  private final ArtifactStore artifacts;
  private final SnapshotReader snapshots;
  private final ObjectMapper json;

  VersionWriter(
      BaseModelStore baseModels,
      ArtifactStore artifacts,
      SnapshotReader snapshots,
      ObjectMapper json) {
    this.baseModels = baseModels;
    this.artifacts = artifacts;
    this.snapshots = snapshots;
    this.json = json;
  }

  /**
   * Writes the version into a directory that does not exist yet.
   *
   * @return what was measured on the test split; null when there is none any more, or no ONNX file
   */
  @Nullable JsonNode write(JobHold hold, ExportRequest request, Path directory) throws IOException {
    Adapter adapter = Adapter.load(artifacts.fetch(request.artifact(), request.files()));
    List<TrainingExample> test =
        request.snapshot() == null ? List.of() : snapshots.test(hold, request.snapshot());
    Export.to(directory, baseModels.open(request.baseModel()), adapter, test, hold::checkpoint);
    Path parity = directory.resolve(PARITY);
    return Files.exists(parity) ? json.readTree(parity.toFile()) : null;
  }
}
