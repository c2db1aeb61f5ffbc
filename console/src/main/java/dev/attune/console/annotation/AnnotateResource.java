package dev.attune.console.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.answers.AnswerForm;
import dev.attune.console.answers.Entered;
import dev.attune.console.format.LabelColours;
import dev.attune.console.format.ServiceSentences;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewWork;
import dev.attune.console.platform.annotation.Plan;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.labels.LabelsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The labelling page. It works as a form, one text after the other; its script keeps the next texts
 * ready and sends answers in the background, which the lower operations pass on.
 */
@Path("/{tenant}/datasets/{dataset}/annotate")
@RunOnVirtualThread
public class AnnotateResource {

  /** The text at hand and three more, so that the next is there at once. */
  private static final int AT_HAND = 4;

  private static final String AUTHOR = "Attune-Person";

  /** As many as undo can go back to after a reload, and those of another tab among them. */
  private static final int RECENT = 200;

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final LabelsApi labels;
  private final CurrentFrame frame;
  private final ObjectMapper json;

  public AnnotateResource(
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

    static native TemplateInstance annotate(
        Dataset dataset,
        @Nullable Plan plan,
        @Nullable String closed,
        @Nullable Desk desk,
        @Nullable String wrong);
  }

  @GET
  public Response page(String tenant, String dataset, @QueryParam("since") @Nullable String since) {
    // Read first, so that the labels of the page are never older than the news.
    LabelNews news = LabelNews.read(labels, json, tenant, dataset, since);
    return Html.ok(render(tenant, datasets.get(tenant, dataset), news, null));
  }

  private TemplateInstance render(
      String tenant, Dataset dataset, LabelNews news, Desk.@Nullable Refused refused) {
    frame.get().here().role().require(frame.get().here().role().isSeeingTexts());
    Plan plan = plan(tenant, dataset.id());
    if (plan == null) {
      return Templates.annotate(dataset, null, null, null, null);
    }
    try {
      JsonNode work = annotation.work(tenant, dataset.id(), new NewWork(AT_HAND));
      Desk desk = Desk.of(json, dataset.task(), work, news, refused);
      String wrong = refused == null ? null : refused.sentence();
      return LabelColours.on(Templates.annotate(dataset, plan, null, desk, wrong), dataset.task());
    } catch (ProblemException refusal) {
      if (refusal.status() != 403 && refusal.status() != 409) {
        throw refusal;
      }
      return Templates.annotate(dataset, plan, refusal.problem().sentence(), null, null);
    }
  }

  private @Nullable Plan plan(String tenant, String dataset) {
    try {
      return annotation.plan(tenant, dataset);
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return null;
      }
      throw refusal;
    }
  }

  /** For who signs in again, or changes the language, where the form was sent to. */
  @GET
  @Path("{example}")
  public Response backToDesk(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/annotate");
  }

  /** The form of the page, for browsers without its script. */
  @POST
  @Path("{example}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response submit(
      String tenant, String dataset, String example, MultivaluedMap<String, String> fields) {
    LabelNews news = LabelNews.read(labels, json, tenant, dataset, null);
    Dataset shown = datasets.get(tenant, dataset);
    ObjectNode body = json.createObjectNode();
    String skip = fields.getFirst("skip");
    if ("skip".equals(fields.getFirst("do"))) {
      body.put("skip", skip == null || skip.isBlank() ? "other" : skip);
    } else {
      body.set("answer", new AnswerForm(json).annotation(shown.task(), fields));
      body.put("labelsSeen", fields.getFirst("labelsSeen"));
    }
    body.put("flag", fields.containsKey("flag"));
    body.put("note", fields.getFirst("note"));
    return Html.done(
        () -> annotation.answer(tenant, dataset, example, body),
        "/" + tenant + "/datasets/" + dataset + "/annotate",
        wrong ->
            render(
                tenant, shown, news, new Desk.Refused(example, body, new Entered(fields), wrong)));
  }

  /** More work, for the script. */
  @POST
  @Path("work")
  @Produces(MediaType.APPLICATION_JSON)
  public Response work(
      String tenant, String dataset, @HeaderParam(AUTHOR) @Nullable String author) {
    return passedOn(author, () -> annotation.work(tenant, dataset, new NewWork(AT_HAND)));
  }

  /** Texts that were answered last: the script keeps none over a reload. */
  @GET
  @Path("recent")
  @Produces(MediaType.APPLICATION_JSON)
  public Response recent(
      String tenant, String dataset, @HeaderParam(AUTHOR) @Nullable String author) {
    return passedOn(
        author,
        () ->
            json.valueToTree(
                annotation.mine(tenant, dataset, false, RECENT, null).items().stream()
                    .map(answer -> Map.of("example", answer.example(), "text", answer.text()))
                    .toList()));
  }

  /** An answer, from the script. */
  @PUT
  @Path("{example}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response answer(
      String tenant,
      String dataset,
      String example,
      @HeaderParam(AUTHOR) @Nullable String author,
      JsonNode answer) {
    return passedOn(author, () -> annotation.answer(tenant, dataset, example, answer));
  }

  /** Takes an answer back, for the script. */
  @DELETE
  @Path("{example}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response withdraw(
      String tenant, String dataset, String example, @HeaderParam(AUTHOR) @Nullable String author) {
    return passedOn(
        author,
        () -> {
          annotation.withdraw(tenant, dataset, example);
          return json.createObjectNode();
        });
  }

  /**
   * What the API answers, or its refusal as a sentence that the script can show. 401 where the page
   * that asks belongs to somebody who is no longer signed in.
   *
   * @param author whose page it is, percent-encoded; null where it does not say
   */
  private Response passedOn(@Nullable String author, Supplier<JsonNode> call) {
    if (author != null
        && !URLDecoder.decode(author, StandardCharsets.UTF_8).equals(frame.get().person())) {
      return Response.status(Response.Status.UNAUTHORIZED).build();
    }
    try {
      return Response.ok(call.get()).build();
    } catch (ProblemException refusal) {
      if (!refusal.aboutInput() && refusal.status() != 404) {
        throw refusal;
      }
      String sentence =
          ServiceSentences.told(
              refusal.problem().sentence(), Locale.of(frame.language().getCode()));
      return Response.status(refusal.status()).entity(Map.of("sentence", sentence)).build();
    }
  }
}
