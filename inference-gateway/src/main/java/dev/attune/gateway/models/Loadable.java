package dev.attune.gateway.models;

import dev.attune.text.onnx.Precision;
import java.util.UUID;

/** A version in a precision: what is loaded as one. */
record Loadable(UUID version, Precision precision) {}
