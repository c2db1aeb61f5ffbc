/**
 * Versions on their way out: as directories that other libraries open and as ONNX files that need
 * nothing of ours, with what was measured on them.
 */
@NullMarked
package dev.attune.text.export;

import org.jspecify.annotations.NullMarked;
