package dev.attune.console.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewDecision;
import dev.attune.console.platform.annotation.AnnotationApi.NewReturn;
import dev.attune.console.platform.annotation.ReviewItem;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.DoubtedExample;
import dev.attune.console.platform.datasets.LabelErrors.Doubt;
import dev.attune.console.platform.labels.LabelsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where people disagree: their answers side by side, to decide or to send back. */
@Path("/{tenant}/datasets/{dataset}/review")
@RunOnVirtualThread
public class ReviewResource {
  private static final int PAGE = 20;
  static final List<String> STATUSES = List.of("review", "flagged", "returned", "decided", "open");

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final LabelsApi labels;
  private final CurrentFrame frame;
  private final ObjectMapper json;

  public ReviewResource(
      @RestClient DatasetsApi datasets,
      @RestClient AnnotationApi annotation,
      @RestClient LabelsApi labels,
      CurrentFrame frame,
      ObjectMapper json) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.labels = labels;
    this.frame = frame;
    this.json = json;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance review(
        Dataset dataset,
        Page<ReviewItem> items,
        String status,
        List<String> statuses,
        @Nullable DoubtedExample doubted,
        String back,
        String labelsSeen,
        boolean done,
        @Nullable String wrong,
        UnsentNote unsent);
  }

  /**
   * What somebody was to be told of an answer that was not sent back after all.
   *
   * @param annotator whose answer it is; empty where there is no such note
   */
  public record UnsentNote(String annotator, String note) {
    static final UnsentNote NONE = new UnsentNote("", "");

    /** What this annotator was to be told; empty for nothing. */
    public String to(String person) {
      return person.equals(annotator) ? note : "";
    }
  }

  @GET
  public Response page(
      String tenant,
      String dataset,
      @QueryParam("status") @Nullable String status,
      @QueryParam("after") @Nullable String after,
      @QueryParam("example") @Nullable String example,
      @QueryParam("back") @Nullable String back,
      @QueryParam("done") @Nullable String done) {
    return Html.ok(
        example == null
            ? render(tenant, dataset, status, after, done != null)
            : renderOne(
                tenant, dataset, example, ReviewOrigin.of(status, back), null, UnsentNote.NONE));
  }

  /** One example, with what models say about its label. */
  private TemplateInstance renderOne(
      String tenant,
      String dataset,
      String example,
      ReviewOrigin origin,
      @Nullable String wrong,
      UnsentNote unsent) {
    frame.get().here().role().requireManaging();
    String labelsSeen = labelsSeen(tenant, dataset);
    ReviewItem item = annotation.reviewed(tenant, dataset, example);
    List<Doubt> doubts = datasets.labelErrors(tenant, dataset, example, PAGE, null).items();
    var shown = datasets.get(tenant, dataset);
    return LabelColours.on(
        Templates.review(
            shown,
            new Page<>(List.of(item), null),
            origin.isList() ? origin.list() : item.status(),
            STATUSES,
            doubts.isEmpty() || item.decision() != null ? null : new DoubtedExample(doubts),
            origin.led(),
            labelsSeen,
            false,
            wrong,
            unsent),
        shown.task());
  }

  private TemplateInstance render(
      String tenant,
      String dataset,
      @Nullable String status,
      @Nullable String after,
      boolean done) {
    frame.get().here().role().requireManaging();
    String wanted = status == null ? "review" : status;
    String labelsSeen = labelsSeen(tenant, dataset);
    var shown = datasets.get(tenant, dataset);
    return LabelColours.on(
        Templates.review(
            shown,
            annotation.review(tenant, dataset, wanted, PAGE, after),
            wanted,
            STATUSES,
            null,
            "",
            labelsSeen,
            done,
            null,
            UnsentNote.NONE),
        shown.task());
  }

  /** Read first, so that the labels of the page are never older than the news. */
  private String labelsSeen(String tenant, String dataset) {
    return LabelNews.read(labels, json, tenant, dataset, null).changed();
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("{example}/{deed:decision|reopen|return}")
  public Response backToExample(String tenant, String dataset, String example) {
    return Html.seeOther(
        UriBuilder.fromPath("/{tenant}/datasets/{dataset}/review")
            .queryParam("example", "{example}")
            .build(tenant, dataset, example)
            .toString());
  }

  @POST
  @Path("{example}/decision")
  public Response decide(
      String tenant,
      String dataset,
      String example,
      @RestForm @Nullable String answer,
      @BeanParam ReviewOrigin origin) {
    return acting(
        tenant,
        dataset,
        example,
        origin,
        UnsentNote.NONE,
        () ->
            annotation.decide(
                tenant,
                dataset,
                example,
                new NewDecision(read(answer), origin.labelsSeen, origin.decisionSeen)));
  }

  @POST
  @Path("{example}/reopen")
  public Response undecide(
      String tenant, String dataset, String example, @BeanParam ReviewOrigin origin) {
    return acting(
        tenant,
        dataset,
        example,
        origin,
        UnsentNote.NONE,
        () -> annotation.undecide(tenant, dataset, example, origin.decisionSeen));
  }

  @POST
  @Path("{example}/return")
  public Response sendBack(
      String tenant,
      String dataset,
      String example,
      @RestForm @Nullable String annotator,
      @RestForm @Nullable String note,
      @BeanParam ReviewOrigin origin) {
    var sent = new UnsentNote(annotator == null ? "" : annotator, note == null ? "" : note);
    return acting(
        tenant,
        dataset,
        example,
        origin,
        sent,
        () ->
            annotation.sendBack(
                tenant,
                dataset,
                example,
                new NewReturn(sent.annotator(), sent.note(), origin.decisionSeen)));
  }

  /** One that is refused is shown alone: a list may have it no longer, or on another page. */
  private Response acting(
      String tenant,
      String dataset,
      String example,
      ReviewOrigin origin,
      UnsentNote unsent,
      Runnable deed) {
    return Html.done(
        deed,
        origin.afterwards(tenant, dataset, example),
        wrong -> renderOne(tenant, dataset, example, origin, wrong, unsent));
  }

  private JsonNode read(@Nullable String answer) {
    try {
      return json.readTree(answer == null ? "" : answer);
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    }
  }
}
