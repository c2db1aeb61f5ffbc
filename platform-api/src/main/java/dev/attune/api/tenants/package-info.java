/** Organisations: made by whoever is signed in, changed and deleted by their owners. */
@NullMarked
package dev.attune.api.tenants;

import org.jspecify.annotations.NullMarked;
