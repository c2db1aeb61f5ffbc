package dev.attune.console.platform.tenants;

import java.time.Instant;

/** An organisation, with the role that the caller has in it. */
public record Tenant(String slug, String name, String locale, Role role, Instant createdAt) {}
