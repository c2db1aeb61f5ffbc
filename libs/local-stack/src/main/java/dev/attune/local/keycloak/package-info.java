/**
 * A real Keycloak from its distribution archive, with the realm that Attune's people sign in to.
 */
@NullMarked
package dev.attune.local.keycloak;

import org.jspecify.annotations.NullMarked;
