package dev.attune.api.auditlog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of the audit log.
 *
 * @param intact whether the hash chain of the whole log is unbroken
 */
public record AuditPage(
    List<AuditEntry> items, @Schema(nullable = true) @Nullable String next, boolean intact) {}
