/** Pages about the members of an organisation and their roles. */
@NullMarked
package dev.attune.console.people;

import org.jspecify.annotations.NullMarked;
