/** What the tests of the worker share. */
@NullMarked
package dev.attune.worker.testing;

import org.jspecify.annotations.NullMarked;
