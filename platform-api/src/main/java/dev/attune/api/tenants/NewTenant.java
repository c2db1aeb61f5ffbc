package dev.attune.api.tenants;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What makes a tenant. */
public record NewTenant(
    @Schema(examples = "acme")
        @NotNull @Pattern(
            regexp = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
            message =
                "must have 1 to 63 lower-case letters, digits or hyphens, none at either end a hyphen")
        String slug,
    @Schema(examples = "Acme Counselling") @NotBlank @Size(max = 200) String name,
    @Schema(enumeration = {"en", "zh"})
        @NotNull @Pattern(regexp = "en|zh", message = "must be en or zh") String locale) {}
