package dev.attune.api.annotation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the caller has before them.
 *
 * @param items those that were sent back first
 * @param until how long they stay with the caller without a further sign of life
 * @param answered how many examples of the data set the caller has answered so far
 */
@Schema(name = "Work")
public record Work(List<WorkItem> items, Instant until, @Schema(examples = "61") long answered) {}
