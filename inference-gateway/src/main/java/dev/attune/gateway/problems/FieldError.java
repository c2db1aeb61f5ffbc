package dev.attune.gateway.problems;

/**
 * One of several things that are wrong with a request.
 *
 * @param field where, as a path like {@code inputs[3].text}
 * @param message what, as a sentence that repeats nothing of the text
 */
public record FieldError(String field, String message) {}
