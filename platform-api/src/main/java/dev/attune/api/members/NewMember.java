package dev.attune.api.members;

import dev.attune.api.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is invited, and as what. */
public record NewMember(
    @Schema(examples = "ling@example.org") @NotBlank @Email @Size(max = 320) String email,
    @NotNull Role role) {}
