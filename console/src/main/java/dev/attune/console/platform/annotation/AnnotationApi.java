package dev.attune.console.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The annotation of data sets. Every refusal is a {@code ProblemException}. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface AnnotationApi {

  record NewPlan(
      boolean open,
      int annotators,
      int annotatorsMax,
      String goldRule,
      double certainty,
      String ordering,
      double randomShare,
      double unsureShare,
      String suggestions,
      GoldCheck gold,
      @Nullable List<String> people) {}

  /**
   * How people are checked with gold questions.
   *
   * @param share of what is handed out; 0 for none
   * @param least nobody is judged before having answered so many
   * @param bar whose share of right answers is below it is paused
   */
  record GoldCheck(double share, int least, double bar) {}

  record NewGoldQuestions(int draw) {}

  record NewGoldQuestion(@Nullable JsonNode answer) {}

  record AddedGoldQuestions(int added) {}

  record NewWork(int items) {}

  /**
   * A decision.
   *
   * @param labelsSeen the newest change of labels that is known; null to hold it against none
   * @param decisionSeen when what is known to be decided was decided, {@code upload} where it came
   *     with an upload, {@code none} for nothing; null to hold it against no other decision
   */
  record NewDecision(JsonNode answer, @Nullable String labelsSeen, @Nullable String decisionSeen) {}

  /**
   * An answer that is sent back.
   *
   * @param decisionSeen as in a decision
   */
  record NewReturn(String annotator, String note, @Nullable String decisionSeen) {}

  record NewName(String name, boolean unite) {}

  @GET
  Plan plan(String tenant, String dataset);

  @PUT
  Plan putPlan(String tenant, String dataset, NewPlan plan);

  @GET
  @Path("agreement")
  Agreement agreement(String tenant, String dataset);

  @GET
  @Path("anchoring")
  Anchoring anchoring(String tenant, String dataset);

  @GET
  @Path("suggestions")
  Suggestions suggestions(String tenant, String dataset);

  /** Undecided texts, those first from which the newest model would learn most. */
  @GET
  @Path("suggestions/texts")
  Page<SuggestedText> suggestedTexts(
      String tenant,
      String dataset,
      @QueryParam("order") String order,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("suggestions")
  Suggestions suggest(String tenant, String dataset);

  @POST
  @Path("suggestions/cancel")
  Suggestions stopSuggesting(String tenant, String dataset);

  @GET
  @Path("annotators")
  Page<Annotator> annotators(String tenant, String dataset);

  @DELETE
  @Path("annotators/{annotator}/pause")
  void letOn(String tenant, String dataset, String annotator);

  @GET
  @Path("uploaded-annotators")
  Page<UploadedAnnotator> uploadedAnnotators(
      String tenant,
      String dataset,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("uploaded-annotators/{annotator}")
  UploadedAnnotator uploadedAnnotator(String tenant, String dataset, String annotator);

  @PATCH
  @Path("uploaded-annotators/{annotator}")
  UploadedAnnotator renameAnnotator(String tenant, String dataset, String annotator, NewName name);

  @DELETE
  @Path("uploaded-annotators/{annotator}")
  void forgetAnnotator(String tenant, String dataset, String annotator);

  @GET
  @Path("gold-questions")
  Page<GoldQuestion> goldQuestions(
      String tenant,
      String dataset,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("gold-questions")
  AddedGoldQuestions addGoldQuestions(String tenant, String dataset, NewGoldQuestions wanted);

  @PUT
  @Path("gold-questions/{example}")
  GoldQuestion markGold(String tenant, String dataset, String example, NewGoldQuestion question);

  @DELETE
  @Path("gold-questions/{example}")
  void unmarkGold(String tenant, String dataset, String example);

  /** What the caller has before them; passed on to the page's script as it is. */
  @POST
  @Path("work")
  JsonNode work(String tenant, String dataset, NewWork wanted);

  @PUT
  @Path("examples/{example}/answer")
  JsonNode answer(String tenant, String dataset, String example, JsonNode answer);

  @DELETE
  @Path("examples/{example}/answer")
  void withdraw(String tenant, String dataset, String example);

  @GET
  @Path("answers")
  Page<OwnAnswer> mine(
      String tenant,
      String dataset,
      @QueryParam("corrected") boolean corrected,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("examples")
  Page<ReviewItem> review(
      String tenant,
      String dataset,
      @QueryParam("status") String status,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("examples/{example}")
  ReviewItem reviewed(String tenant, String dataset, String example);

  /** Takes an example's label back and leaves it to a reviewer. */
  @PUT
  @Path("examples/{example}/review")
  ReviewItem toReview(String tenant, String dataset, String example);

  @PUT
  @Path("examples/{example}/decision")
  ReviewItem decide(String tenant, String dataset, String example, NewDecision decision);

  @DELETE
  @Path("examples/{example}/decision")
  ReviewItem undecide(
      String tenant,
      String dataset,
      String example,
      @QueryParam("decisionSeen") @Nullable String decisionSeen);

  @GET
  @Path("examples/{example}/history")
  Page<HistoryEntry> history(String tenant, String dataset, String example);

  /** Makes an example again what it was at an event. */
  @POST
  @Path("examples/{example}/history/{event}/restore")
  ReviewItem restore(
      String tenant,
      String dataset,
      String example,
      String event,
      @QueryParam("latest") @Nullable String latest);

  @POST
  @Path("examples/{example}/return")
  ReviewItem sendBack(String tenant, String dataset, String example, NewReturn wanted);
}
