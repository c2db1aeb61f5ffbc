package dev.attune.console.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.answers.AnswerForm;
import dev.attune.console.format.LabelColours;
import dev.attune.console.gateway.FeedbackApi;
import dev.attune.console.gateway.GatewayApi;
import dev.attune.console.gateway.GatewayApi.Answer;
import dev.attune.console.gateway.GatewayApi.Question;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Htmx;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Asks a model through the gateway and shows what it makes of a text. */
@Path("/{tenant}/models/{model}/playground")
@RunOnVirtualThread
public class PlaygroundResource {

  private static final int LONGEST = 5000;
  private static final String NO_ID = "none";
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final ModelsApi models;
  private final OfferedVersions versions;
  private final GatewayApi gateway;
  private final FeedbackApi feedback;
  private final ObjectMapper json;
  private final Wording wording;
  private final Htmx htmx;

  public PlaygroundResource(
      @RestClient ModelsApi models,
      OfferedVersions versions,
      @RestClient GatewayApi gateway,
      @RestClient FeedbackApi feedback,
      ObjectMapper json,
      Wording wording,
      Htmx htmx) {
    this.models = models;
    this.versions = versions;
    this.gateway = gateway;
    this.feedback = feedback;
    this.json = json;
    this.wording = wording;
    this.htmx = htmx;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance playground(
        Model model, List<Version> versions, Form form, @Nullable Opinion opinion);

    static native TemplateInstance opinion(String modelName, Form form, @Nullable Opinion opinion);

    static native TemplateInstance feedbackForm(String modelName, @Nullable FeedbackForm asked);

    static native TemplateInstance feedbackRefused(Form form);
  }

  @GET
  public Response page(
      String tenant, String model, @QueryParam("version") @Nullable Integer version) {
    var shown = models.get(tenant, model);
    var form =
        Form.empty().with("text", "").with("version", version == null ? "" : version.toString());
    return page(tenant, shown, form, null);
  }

  /** The answer comes with this response and is kept nowhere. */
  @POST
  public Response ask(
      String tenant,
      String model,
      @RestForm @Nullable String text,
      @RestForm @Nullable String version,
      @RestForm @Nullable String explain) {
    // As the page shows it again: places in it are counted there and by the gateway.
    var shown = text == null ? null : text.replace("\r\n", "\n");
    var form = Form.empty().with("text", shown).with("version", version).with("explain", explain);
    var words = wording.of(ModelMessages.class);
    Opinion opinion = null;
    var length = form.value("text").codePointCount(0, form.value("text").length());
    if (length == 0 || length > LONGEST) {
      form.error("text", words.textMissing());
    } else {
      try {
        opinion = ask(tenant, model, form);
      } catch (ProblemException refusal) {
        form.tell(refusal);
      } catch (ProcessingException gatewayAway) {
        form.note(words.gatewayAway());
      }
    }
    return htmx.wantsFragment()
        ? Html.ok(coloured(Templates.opinion(model, form, opinion), opinion))
        : page(tenant, models.get(tenant, model), form, opinion);
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("feedback")
  public Response backToPlayground(String tenant, String model) {
    return Html.seeOther("/" + tenant + "/models/" + model + "/playground");
  }

  /** Passes on what a person says would have been right; it holds nothing of the text. */
  @POST
  @Path("feedback")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response feedback(String tenant, String model, MultivaluedMap<String, String> fields) {
    var form = Form.empty();
    try {
      give(tenant, model, fields);
      form.with("stored", "on");
    } catch (ProblemException refusal) {
      form.tell(refusal);
    } catch (ProcessingException gatewayAway) {
      form.note(wording.of(FeedbackMessages.class).away());
    }
    if (!htmx.wantsFragment()) {
      var page = form.with("text", "").with("version", "");
      return page(tenant, models.get(tenant, model), page, null);
    }
    return form.isWrong()
        ? htmx.instead("#feedback-wrong", Templates.feedbackRefused(form))
        : Html.ok(Templates.feedbackForm(model, null));
  }

  private void give(String tenant, String model, MultivaluedMap<String, String> fields) {
    var prediction = fields.getFirst("prediction");
    var id = prediction == null || !ID.matcher(prediction).matches() ? NO_ID : prediction;
    var task = models.version(tenant, model, version(fields.getFirst("version"))).task();
    var right =
        task == null ? json.createObjectNode() : new AnswerForm(json).feedback(task, fields);
    var comment = fields.getFirst("comment");
    if (comment != null && !comment.isBlank()) {
      right.put("comment", comment);
    }
    feedback.give(tenant, id, right);
  }

  private static int version(@Nullable String number) {
    return number != null && NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 0;
  }

  private Opinion ask(String tenant, String model, Form form) {
    var question = Question.of(form.value("text"), form.has("explain", "on"));
    var version = form.value("version");
    var start = System.nanoTime();
    Answer answer =
        NUMBER.matcher(version).matches()
            ? gateway.predict(tenant, model, Integer.parseInt(version), question)
            : gateway.predict(tenant, model, question);
    var millis = (System.nanoTime() - start) / 1_000_000;
    var answering = models.version(tenant, model, answer.answeredBy());
    return Opinion.of(answer, answering, form.value("text"), millis);
  }

  private Response page(String tenant, Model model, Form form, @Nullable Opinion opinion) {
    var offered = versions.of(tenant, model, List.of(form.value("version")));
    var page = coloured(Templates.playground(model, offered, form, opinion), opinion);
    return form.isWrong() ? Html.wrong(page) : Html.ok(page);
  }

  private static TemplateInstance coloured(TemplateInstance page, @Nullable Opinion opinion) {
    return opinion == null ? page : LabelColours.on(page, opinion.task());
  }
}
