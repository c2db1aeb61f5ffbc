package dev.attune.gateway.models;

import java.util.UUID;

/** A model as callers name it: by its tenant and its name. */
record ModelKey(UUID tenantId, String name) {}
