package dev.attune.api.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.api.security.Role;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as its members see it.
 *
 * @param role the caller's own
 * @param serving how its models are served; not there in lists
 */
@Schema(name = "Tenant")
public record TenantView(
    @Schema(examples = "acme") String slug,
    @Schema(examples = "Acme Counselling") String name,
    @Schema(enumeration = {"en", "zh"}) String locale,
    @Schema(description = "The caller's role.") Role role,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ServingPolicy serving) {}
