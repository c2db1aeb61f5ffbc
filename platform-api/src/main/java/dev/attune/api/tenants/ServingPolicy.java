package dev.attune.api.tenants;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a tenant has decided about how its models are served; what is not sent stays. */
@Schema(name = "ServingPolicy")
public record ServingPolicy(
    @Schema(
            description =
                "By how much a version's headline figure may be worse in 8 bits than in 32 before"
                    + " it is served in 32: 0.005 is half a point. Versions served in 8 bits answer"
                    + " about twice as many texts.",
            examples = "0.005")
        @Nullable @DecimalMin("0") @DecimalMax("1") Double int8MaxLoss,
    @Schema(
            description =
                "How many bytes of its memory each gateway may keep answers in, to give them again"
                    + " when the same text is asked of the same version; 0 keeps none. Texts are"
                    + " not kept.",
            examples = "16777216")
        @Nullable @Min(0) @Max(1_073_741_824) Long answerCacheBytes) {}
