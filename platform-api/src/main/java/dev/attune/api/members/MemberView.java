package dev.attune.api.members;

import dev.attune.api.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member of a tenant.
 *
 * @param status {@code invited} until the person first signs in
 */
@Schema(name = "Member")
public record MemberView(
    UUID id,
    @Schema(examples = "ling@example.org") String email,
    Role role,
    @Schema(enumeration = {"active", "invited"}) String status,
    Instant createdAt) {}
