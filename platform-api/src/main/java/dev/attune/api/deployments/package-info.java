/** Which version of a model serves, what served before, and the way back. */
@NullMarked
package dev.attune.api.deployments;

import org.jspecify.annotations.NullMarked;
