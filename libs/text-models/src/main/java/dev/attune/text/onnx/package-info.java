/**
 * The encoder written as an ONNX graph for serving on CPUs: fused operators, and low-rank updates
 * that every row of a batch picks for itself.
 */
@NullMarked
package dev.attune.text.onnx;

import org.jspecify.annotations.NullMarked;
