package dev.attune.gateway.models;

import java.time.Instant;

/**
 * How much a model has answered this month, on all gateways, up to the last flush of each.
 *
 * @param since the first moment of the month (UTC)
 * @param texts the texts in the requests
 * @param tokens the tokens of those texts that the model has read
 */
public record ModelUsage(Instant since, long requests, long texts, long tokens) {}
