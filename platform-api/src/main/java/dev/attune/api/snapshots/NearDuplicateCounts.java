package dev.attune.api.snapshots;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was done about examples whose texts are nearly the same as others'.
 *
 * @param together how many are in one split with all that are like them
 * @param apart how many were shared out one by one, since there were too many of a kind or a label
 *     would have been missing in a split
 * @param leftOut how many are in no split, since they are like a text of the test split that was
 *     kept
 * @param notCompared how many were not looked at, since there were too many or they came while
 *     others were
 */
@Schema(name = "NearDuplicateCounts")
public record NearDuplicateCounts(long together, long apart, long leftOut, long notCompared) {}
