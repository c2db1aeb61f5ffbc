/**
 * How far annotators agree: their stored answers, output by output, under the figures of {@code
 * libs/agreement}.
 */
@NullMarked
package dev.attune.api.agreement;

import org.jspecify.annotations.NullMarked;
