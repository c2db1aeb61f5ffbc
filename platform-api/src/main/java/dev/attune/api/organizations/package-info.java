/** The Keycloak organization that stands behind every tenant. */
@NullMarked
package dev.attune.api.organizations;

import org.jspecify.annotations.NullMarked;
