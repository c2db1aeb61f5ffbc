package dev.attune.api.agreement;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/agreement")
@Tag(name = "Annotation")
@RunOnVirtualThread
class AgreementResource {
  private final AnswersRead answers;

  AgreementResource(AnswersRead answers) {
    this.answers = answers;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "Show how far annotators agree",
      description =
          "For each output of the task: the figures that fit its answers, those of each pair of"
              + " annotators, and which labels are given for one another. Every figure has a 95 %"
              + " bootstrap interval over examples and a sentence that says what it means, as a key"
              + " and numbers; where there is not enough data, that is the answer. Examples with"
              + " two answers or more count; of more than 1,000 such examples, 1,000 are drawn, and"
              + " fewer where they have more than 20,000 answers. Of more than 50 pairs those are"
              + " listed that share the most examples, of more than 50 annotators those with the"
              + " most answers; allPairs and allAnnotators say how many there are. Examples that a"
              + " model chose to be asked about are no fair sample; chosen says how many they are.")
  public AgreementView get(@PathParam("dataset") String dataset) {
    return answers.read(dataset).compared();
  }

  @GET
  @Path("confusions")
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "Show which labels each annotator gives for which",
      description =
          "The confusion matrices of Dawid and Skene's estimate, cell by cell, for each output that"
              + " has one label a text, however many labels the task has and for however many"
              + " annotators, with how often each is held for right. With fewer than ten"
              + " examples that two people have answered there are none.")
  public ConfusionsView confusions(@PathParam("dataset") String dataset) {
    return answers.read(dataset).confusions();
  }
}
