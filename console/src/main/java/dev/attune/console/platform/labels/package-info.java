/** The labels of data sets and how they change, as the API tells them. */
@NullMarked
package dev.attune.console.platform.labels;

import org.jspecify.annotations.NullMarked;
