/** What people say would have been the right answer. */
@NullMarked
package dev.attune.gateway.feedback;

import org.jspecify.annotations.NullMarked;
