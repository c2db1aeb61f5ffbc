package dev.attune.api.tenants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be different; what is not sent stays. */
public record TenantChange(
    @Schema(examples = "Acme Care")
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,
    @Schema(enumeration = {"en", "zh"})
        @Nullable @Pattern(regexp = "en|zh", message = "must be en or zh") String locale,
    @Nullable @Valid ServingPolicy serving) {}
