package dev.attune.gateway.models;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model at one moment; replaced whole, never changed.
 *
 * @param record the model as last read
 * @param versions versions read so far, by number; grows, and belongs to this very model
 * @param serving what answers; null when nothing does
 * @param trouble why that is not what is deployed, as a sentence; null when it is
 * @param readAt when the record was read
 */
record ModelState(
    ModelRecord record,
    Map<Integer, VersionRecord> versions,
    @Nullable Serving serving,
    @Nullable String trouble,
    Instant readAt) {

  /** Whether what is deployed by the record already serves, as its tenant's policy has it. */
  boolean serves(ModelRecord wanted) {
    return trouble == null
        && serving != null
        && wanted.deployment() != null
        && serving.deployment().revision() == wanted.deployment().revision()
        && serving.policy().equals(wanted.policy());
  }

  /** What of it serves; empty when nothing does. */
  List<Loadable> loadables() {
    return serving == null ? List.of() : serving.loadables();
  }

  /** What the tables would say if nothing has changed. */
  ModelTable.Standing standing() {
    DeploymentRecord deployment = record.deployment();
    return new ModelTable.Standing(
        deployment == null ? OptionalInt.empty() : OptionalInt.of(deployment.revision()),
        record.policy());
  }

  ModelState readAgainAt(Instant now) {
    return new ModelState(record, versions, serving, trouble, now);
  }
}
