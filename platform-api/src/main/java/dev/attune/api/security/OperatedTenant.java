package dev.attune.api.security;

import java.util.UUID;

/** A tenant that an operator of the platform does something about, without being its member. */
record OperatedTenant(UUID tenantId, String slug) {}
