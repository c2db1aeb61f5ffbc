package dev.attune.api.keys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key with its secret, which is shown this once.
 *
 * @param key what a client app sends as its bearer token
 */
public record CreatedApiKey(
    @JsonUnwrapped ApiKeyView view,
    @Schema(examples = "atn_k3v9x0q2m7a1b8cd_9pQ4yXw0uJk2nR7sTzVb3cLd5eFg6hMi8oAaBbCcDdE")
        String key) {}
