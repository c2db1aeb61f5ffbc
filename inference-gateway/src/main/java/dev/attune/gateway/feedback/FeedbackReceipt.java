package dev.attune.gateway.feedback;

import java.util.Map;
import java.util.UUID;

/**
 * That feedback was stored.
 *
 * @param prediction the prediction that it is on
 * @param model the model that answered
 * @param version the version that answered
 * @param agrees whether the version had answered the same, by output; the output is empty where the
 *     task has no other. Scales are not compared.
 */
public record FeedbackReceipt(
    UUID prediction, String model, int version, Map<String, Boolean> agrees) {}
