/**
 * Which version of a tenant's model answers, loaded, switched and released without a failed
 * request.
 */
@NullMarked
package dev.attune.gateway.models;

import org.jspecify.annotations.NullMarked;
