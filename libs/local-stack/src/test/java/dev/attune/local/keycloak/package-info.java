/** Tests of {@code dev.attune.local.keycloak}. */
@NullMarked
package dev.attune.local.keycloak;

import org.jspecify.annotations.NullMarked;
