/** Pages about models: versions and their figures, deployment, card, playground. */
@NullMarked
package dev.attune.console.models;

import org.jspecify.annotations.NullMarked;
