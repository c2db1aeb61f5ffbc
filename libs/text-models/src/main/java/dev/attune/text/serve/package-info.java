/**
 * Predictions on a CPU: one ONNX Runtime session per base model, shared by any number of adapters,
 * which come and go while it serves. Nothing here touches the training engine.
 */
@NullMarked
package dev.attune.text.serve;

import org.jspecify.annotations.NullMarked;
