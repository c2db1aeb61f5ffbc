package dev.attune.gateway.predict;

import java.util.List;

/** The predictions of one request, and the tokens that the models read for them. */
record Predictions(List<Prediction> items, long tokens) {}
