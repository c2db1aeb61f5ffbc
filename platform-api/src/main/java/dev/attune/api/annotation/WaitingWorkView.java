package dev.attune.api.annotation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What waits for the caller in a data set. Nothing is counted beyond 1,000.
 *
 * @param toAnswer examples that the caller could be handed
 * @param returned the caller's answers that were sent back
 * @param toDecide examples that wait for a reviewer; 0 for those who decide nothing
 */
@Schema(name = "WaitingWork")
public record WaitingWorkView(
    UUID dataset,
    @Schema(examples = "feelings") String datasetName,
    @Schema(examples = "120") int toAnswer,
    @Schema(examples = "2") int returned,
    @Schema(examples = "14") int toDecide) {}
