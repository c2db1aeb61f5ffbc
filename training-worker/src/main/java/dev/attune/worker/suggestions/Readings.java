package dev.attune.worker.suggestions;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Backend;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowReading;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import dev.attune.text.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A version that is loaded to read texts with. */
final class Readings implements AutoCloseable {
  /** No limit worth the name: one version is loaded at a time. */
  private static final long ADAPTER_BYTES = 8L << 30;

  private final ServingSession session;
  private final AdapterSlot slot;

  private Readings(ServingSession session, AdapterSlot slot) {
    this.session = session;
    this.slot = slot;
  }

  static Readings open(
      BaseModelStore baseModels, ArtifactStore artifacts, SuggestionRequest request)
      throws IOException {
    Adapter adapter = Adapter.load(artifacts.fetch(request.artifact(), request.files()));
    ServingOptions usual = ServingOptions.defaults();
    ServingSession session =
        ServingSession.open(
            baseModels.open(request.baseModel()),
            new ServingOptions(
                usual.loraRank(), ADAPTER_BYTES, usual.tokensPerRun(), Backend.ofThisMachine()));
    try {
      return new Readings(session, session.load(adapter));
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  /** What the version answers. */
  Task task() {
    return slot.task();
  }

  /** What it says of texts. */
  Map<UUID, RowReading> of(Map<UUID, String> texts) {
    List<UUID> ids = new ArrayList<>(texts.keySet());
    List<Row> rows = texts.values().stream().map(slot::row).toList();
    List<RowReading> readings = session.readings(rows);
    Map<UUID, RowReading> byId = LinkedHashMap.newLinkedHashMap(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      byId.put(ids.get(i), readings.get(i));
    }
    return byId;
  }

  @Override
  public void close() {
    slot.close();
    session.close();
  }
}
