package dev.attune.api.security;

import java.util.UUID;

/** What a person is in a tenant. */
record Membership(UUID tenantId, String slug, UUID memberId, String email, Role role) {}
