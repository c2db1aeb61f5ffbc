package dev.attune.console.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.answers.AnswerForm;
import dev.attune.console.answers.Entered;
import dev.attune.console.answers.Question;
import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewDecision;
import dev.attune.console.platform.annotation.ReviewItem;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.labels.LabelsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** An answer of the reviewer's own, where none that people gave is right. */
@Path("/{tenant}/datasets/{dataset}/review/{example}/another")
@RunOnVirtualThread
public class AnotherAnswerResource {
  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final LabelsApi labels;
  private final CurrentFrame frame;
  private final ObjectMapper json;

  public AnotherAnswerResource(
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

    static native TemplateInstance another(
        Dataset dataset, ReviewItem item, Sheet sheet, ReviewOrigin origin, @Nullable String wrong);
  }

  /**
   * What the answer is entered on.
   *
   * @param task what is asked, for the script
   * @param text what it is asked of, for the script
   * @param answer to begin with, for the script; {@code null} for none
   * @param labelsSeen the newest change of labels
   * @param entered what was entered and refused, for the form
   */
  public record Sheet(
      List<Question> questions,
      String task,
      String text,
      String answer,
      String labelsSeen,
      Entered entered) {}

  @GET
  public Response page(
      String tenant,
      String dataset,
      String example,
      @QueryParam("status") @Nullable String status,
      @QueryParam("back") @Nullable String back) {
    ReviewOrigin origin = ReviewOrigin.of(status, back);
    return Html.ok(render(tenant, dataset, example, null, Entered.nothing(), origin, null));
  }

  private TemplateInstance render(
      String tenant,
      String dataset,
      String example,
      @Nullable JsonNode answer,
      Entered entered,
      ReviewOrigin origin,
      @Nullable String wrong) {
    frame.get().here().role().requireManaging();
    // Read first, so that the labels of the page are never older than the news.
    LabelNews news = LabelNews.read(labels, json, tenant, dataset, null);
    Dataset shown = datasets.get(tenant, dataset);
    ReviewItem item = annotation.reviewed(tenant, dataset, example);
    boolean holds = entered.isOfLabels(news.changed());
    JsonNode beginning = answer != null && holds ? answer : json.valueToTree(item.decision());
    return LabelColours.on(
        Templates.another(
            shown,
            item,
            new Sheet(
                Question.of(shown.task()),
                json.valueToTree(shown.task()).toString(),
                json.valueToTree(item.text()).toString(),
                beginning.toString(),
                news.changed(),
                holds ? entered : entered.withoutAnswers()),
            origin,
            wrong),
        shown.task());
  }

  /** Sent by the script as a whole, or by the fields of the form. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(
      String tenant, String dataset, String example, MultivaluedMap<String, String> fields) {
    ReviewOrigin origin = ReviewOrigin.of(fields.getFirst("status"), fields.getFirst("back"));
    JsonNode answer = answer(datasets.get(tenant, dataset), fields);
    return Html.done(
        () ->
            annotation.decide(
                tenant,
                dataset,
                example,
                new NewDecision(
                    answer, fields.getFirst("labelsSeen"), fields.getFirst("decisionSeen"))),
        origin.afterwards(tenant, dataset, example),
        wrong -> render(tenant, dataset, example, answer, new Entered(fields), origin, wrong));
  }

  private JsonNode answer(Dataset dataset, MultivaluedMap<String, String> fields) {
    String whole = fields.getFirst("answer");
    if (whole == null || whole.isBlank()) {
      return new AnswerForm(json).annotation(dataset.task(), fields);
    }
    try {
      return json.readTree(whole);
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    }
  }
}
