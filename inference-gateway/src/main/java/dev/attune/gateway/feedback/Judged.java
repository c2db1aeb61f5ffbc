package dev.attune.gateway.feedback;

import dev.attune.gateway.ids.PredictionIds.Issued;
import dev.attune.text.task.Task;
import java.util.UUID;

/**
 * A prediction that is spoken of.
 *
 * @param version number of the version that answered
 * @param task what that version answers
 * @param issued what the id says
 */
record Judged(UUID versionId, String model, int version, Task task, Issued issued) {}
