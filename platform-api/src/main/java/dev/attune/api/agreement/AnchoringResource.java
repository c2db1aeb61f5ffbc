package dev.attune.api.agreement;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/anchoring")
@Tag(name = "Annotation")
@RunOnVirtualThread
class AnchoringResource {
  private final SuggestionsRead suggestions;

  AnchoringResource(SuggestionsRead suggestions) {
    this.suggestions = suggestions;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "Show whether suggestions sway people",
      description =
          "How often answers say what the model suggested, where chance let people see it and where"
              + " chance kept it from them, with the 95 % interval of the difference. Only answers"
              + " to suggestions of the same version, shown by the same chance, are compared; the"
              + " differences are put together by the weights of Mantel and Haenszel. Fewer than 30"
              + " answers on either side are not enough data, and that is then the answer.")
  public AnchoringView get(@PathParam("dataset") String dataset) {
    return AnchoringView.of(suggestions.read(dataset));
  }
}
