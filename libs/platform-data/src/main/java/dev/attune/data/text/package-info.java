/** What the services ask of every text before the database sees it. */
@NullMarked
package dev.attune.data.text;

import org.jspecify.annotations.NullMarked;
