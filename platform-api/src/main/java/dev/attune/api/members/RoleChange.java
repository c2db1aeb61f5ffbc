package dev.attune.api.members;

import dev.attune.api.security.Role;
import jakarta.validation.constraints.NotNull;

/** The role that a member is to have. */
public record RoleChange(@NotNull Role role) {}
