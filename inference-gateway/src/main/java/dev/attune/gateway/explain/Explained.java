package dev.attune.gateway.explain;

/**
 * An explanation and what it cost.
 *
 * @param tokens that the model read for it
 */
public record Explained(Explanation explanation, long tokens) {}
