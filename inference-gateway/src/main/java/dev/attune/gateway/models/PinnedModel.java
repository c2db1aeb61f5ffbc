package dev.attune.gateway.models;

import java.util.UUID;

/** A model whose versions stay loaded. */
record PinnedModel(UUID id, ModelKey key) {}
