/**
 * What computes encoders where ONNX Runtime does not: serving asks for it by this package alone, so
 * that it knows nothing of the engine behind it, and a process that does without never loads one.
 */
@NullMarked
package dev.attune.text.kernel;

import org.jspecify.annotations.NullMarked;
