package dev.attune.gateway.models;

import dev.attune.gateway.engine.Engine;
import dev.attune.text.onnx.Precision;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Row;
import dev.attune.text.task.Task;
import java.util.UUID;

/** A loaded version, kept in memory until the lease is closed. */
public final class Lease implements AutoCloseable {
  private final VersionRecord version;
  private final LoadedVersion loaded;
  private final Runnable onClose;

  Lease(VersionRecord version, LoadedVersion loaded, Runnable onClose) {
    this.version = version;
    this.loaded = loaded;
    this.onClose = onClose;
  }

  /** The version's number. */
  public int number() {
    return version.number();
  }

  /** Whose version it is. */
  public UUID tenantId() {
    return version.model().tenantId();
  }

  /** What it answers. */
  public Task task() {
    return version.task();
  }

  /** The engine that its rows are for. */
  public Engine engine() {
    return loaded.engine();
  }

  /** A text as a row for the engine. */
  public Row row(String text) {
    return slot().row(text);
  }

  /** At least as many tokens as the text has as a row, found without tokenising. */
  public int mostTokens(String text) {
    return slot().mostTokens(text);
  }

  /** The precision in which it answers. */
  public Precision precision() {
    return version.precision();
  }

  /** Memory that its tenant allows for kept answers. */
  public long cacheBytes() {
    return version.cacheBytes();
  }

  /** The version's id. */
  public UUID versionId() {
    return version.id();
  }

  private AdapterSlot slot() {
    return loaded.slot();
  }

  @Override
  public void close() {
    onClose.run();
  }
}
