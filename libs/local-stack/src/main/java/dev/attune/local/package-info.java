/**
 * PostgreSQL and Keycloak as plain processes on one machine, for the launcher and for the tests.
 */
@NullMarked
package dev.attune.local;

import org.jspecify.annotations.NullMarked;
