package dev.attune.api.exports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.artifacts.ArtifactCorruptException;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.artifacts.FolderZip;
import dev.attune.data.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds stored files that may leave, and records that they do. */
@ApplicationScoped
class Downloads {
  private static final TypeReference<Map<String, StoredFile>> FILES = new TypeReference<>() {};

  private static final Logger LOG = Logger.getLogger(Downloads.class);

  private final Sql sql;
  private final VersionLookup versions;
  private final ArtifactStore artifacts;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Downloads(
      Sql sql,
      VersionLookup versions,
      ArtifactStore artifacts,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.versions = versions;
    this.artifacts = artifacts;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * The zip of an export.
   *
   * @param artifact key of the folder that it is in
   * @param name of the file
   */
  record ExportFile(String artifact, String name, StoredFile about) {}

  /** The files of an adapter and the key of their folder. */
  record AdapterFiles(String artifact, Map<String, StoredFile> files) {}

  /** An export that is done; 409 before. */
  @Transactional
  ExportFile export(String model, int number, UUID id) {
    return sql.one(
            "select state, artifact, file, bytes, sha256 from version_export where version_id = ? and id = ?",
            Downloads::finished,
            versions.required(model, number),
            id)
        .orElseThrow(() -> Refusal.notFound("There is no such export."));
  }

  private static ExportFile finished(Row row) throws SQLException {
    String state = row.text("state");
    if (!state.equals("succeeded")) {
      throw Refusal.conflict(
          "The export has no file: it is "
              + (state.equals("deleting") ? "being deleted" : state)
              + ".");
    }
    return new ExportFile(
        row.text("artifact"),
        row.text("file"),
        new StoredFile(row.text("sha256"), row.whole("bytes")));
  }

  /** The files of a version's adapter. */
  @Transactional
  AdapterFiles adapter(String model, int number) {
    return sql.single(
        "select artifact, artifact_files from model_version where id = ?",
        row ->
            new AdapterFiles(
                row.text("artifact"), json.convertValue(row.json("artifact_files"), FILES)),
        versions.required(model, number));
  }

  /** Records that files of a version are about to leave. */
  @Transactional
  void record(String model, int number, Map<String, ?> what) {
    audit.record(caller.email(), "version.download", model + "/" + number, what);
  }

  /** The zip on this machine, checked; 409 when it is not what was stored. */
  Path open(ExportFile export) {
    return fetch(
            export.artifact(),
            Map.of(export.name(), export.about()),
            "The stored file of the export is missing or damaged. Delete the export and ask for it again.")
        .resolve(export.name());
  }

  /** The adapter's folder on this machine, checked; 409 when it is not what was stored. */
  Path open(AdapterFiles adapter) {
    return fetch(
        adapter.artifact(),
        adapter.files(),
        "The stored files of the version are missing or damaged. Train the version again.");
  }

  private Path fetch(String artifact, Map<String, StoredFile> files, String damaged) {
    try {
      return artifacts.fetch(artifact, files);
    } catch (ArtifactCorruptException e) {
      LOG.errorf("Artifact %s is missing or damaged.", artifact);
      throw Refusal.conflict(damaged);
    } catch (IOException e) {
      LOG.errorf("Artifact %s cannot be read (%s).", artifact, e.getClass().getSimpleName());
      throw unreadable();
    }
  }

  /** Size and hash of the zip of a folder. */
  static StoredFile describe(Path folder, String title) {
    try {
      return FolderZip.describe(folder, title);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static Refusal unreadable() {
    return Refusal.unavailable("The stored files cannot be read at the moment. Try again shortly.");
  }
}
