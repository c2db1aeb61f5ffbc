/** What a data set asks of a model: the task and its label schema, as stored and sent in JSON. */
@NullMarked
package dev.attune.data.tasks;

import org.jspecify.annotations.NullMarked;
