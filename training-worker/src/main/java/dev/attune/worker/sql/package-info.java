/** What the worker's tables share in talking to the database. */
@NullMarked
package dev.attune.worker.sql;

import org.jspecify.annotations.NullMarked;
