/**
 * The database contract between the services: Flyway migrations under {@code db/migration}, the
 * cluster's roles under {@code db/bootstrap}, and the one class that applies them.
 */
@NullMarked
package dev.attune.migrations;

import org.jspecify.annotations.NullMarked;
