/** Tests of the API as a whole: who may call whom, what holds for every endpoint. */
@NullMarked
package dev.attune.api;

import org.jspecify.annotations.NullMarked;
