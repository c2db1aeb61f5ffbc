package dev.attune.local.testing;

/**
 * A person made for one test; the password is {@link Tokens#PASSWORD}.
 *
 * @param token a bearer token of theirs
 */
public record TestUser(String email, String token) {}
