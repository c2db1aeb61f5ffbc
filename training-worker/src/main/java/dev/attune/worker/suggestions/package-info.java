/**
 * What a job for suggestions is: take a data set's undecided texts through its newest version,
 * store what it would answer and how unsure it is, find the texts that cover the rest best, and put
 * the open items into the plan's order. It stores batch by batch, so that another attempt goes on
 * where one stopped. No text and no vector is stored.
 */
@NullMarked
package dev.attune.worker.suggestions;

import org.jspecify.annotations.NullMarked;
