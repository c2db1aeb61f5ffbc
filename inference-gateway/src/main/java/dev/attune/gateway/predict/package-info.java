/** The prediction endpoint: from a request's bytes to an answer. */
@NullMarked
package dev.attune.gateway.predict;

import org.jspecify.annotations.NullMarked;
