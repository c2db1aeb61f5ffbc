/**
 * How far annotators agree, with an interval and a meaning for every figure; without a database or
 * a web framework.
 */
@NullMarked
package dev.attune.agreement;

import org.jspecify.annotations.NullMarked;
