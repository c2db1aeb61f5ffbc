package dev.attune.local.postgres;

import dev.attune.local.process.Lifetime;
import java.nio.file.Path;

/**
 * How one PostgreSQL server is run.
 *
 * @param dataDirectory created by {@code initdb} when it is missing
 * @param port on 127.0.0.1
 * @param superuserPassword of the role {@code postgres}; the one given when the data directory is
 *     created counts
 * @param durable false switches fsync off, for data that nobody will miss
 * @param log where the server writes
 */
public record PostgresSettings(
    Path dataDirectory,
    int port,
    String superuserPassword,
    boolean durable,
    Lifetime lifetime,
    Path log) {}
