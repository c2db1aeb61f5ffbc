package dev.attune.api.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.api.limits.Rates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What makes a key.
 *
 * @param models the only models it may ask; none or empty for all
 * @param limits its own, within those of the tenant; none when not said
 * @param expiresAt at most two years from now; one year from now when it is not said
 */
public record NewApiKey(
    @Schema(examples = "Contact centre") @NotBlank @Size(max = 100) String name,
    @NotEmpty Set<@NotNull Scope> scopes,
    @Schema(examples = "[]", nullable = true) @Nullable @Size(max = 100) Set<@NotNull String> models,
    @Schema(examples = "2027-06-30T00:00:00Z", nullable = true) @Nullable Instant expiresAt,
    @Valid @Nullable Rates limits) {

  /** What a key may be used for. */
  public enum Scope {
    @JsonProperty("predict")
    PREDICT,
    @JsonProperty("feedback")
    FEEDBACK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  List<String> scopeWords() {
    return scopes.stream().map(Scope::word).sorted().toList();
  }

  Rates rates() {
    return limits == null ? Rates.UNLIMITED : limits;
  }

  List<String> modelNames() {
    return models == null ? List.of() : models.stream().sorted().toList();
  }
}
