package dev.attune.agreement.truth;

import java.util.Map;
import java.util.Set;

/**
 * How an annotator answers.
 *
 * @param answers that the annotator gave
 * @param accuracy the share of the answers that is right, as far as the estimate can tell: the
 *     diagonal of what is expected, and so without smoothing, which would hold who has given few
 *     answers for worse than who has given many
 * @param given the labels that the annotator gave; of all others none is expected
 * @param confusion by right label and given label: how often the latter is given where the former
 *     is right; each row adds up to 1
 * @param expected by right label and given label: on how many items the latter was given and the
 *     former is right, as far as the estimate can tell; without smoothing, all of it adds up to the
 *     answers
 */
public record Habit<V>(
    int answers,
    double accuracy,
    Set<V> given,
    Map<V, Map<V, Double>> confusion,
    Map<V, Map<V, Double>> expected) {}
