package dev.attune.console.datasets;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.Example;
import dev.attune.console.platform.datasets.UploadCheck;
import dev.attune.console.platform.datasets.UploadResult;
import dev.attune.console.web.Download;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Htmx;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The examples of a data set: a table to leaf through, and the upload. */
@Path("/{tenant}/datasets/{dataset}/examples")
@RunOnVirtualThread
public class ExamplesResource {

  private static final int PAGE = 50;

  private final DatasetsApi datasets;
  private final Wording wording;
  private final Htmx htmx;

  public ExamplesResource(@RestClient DatasetsApi datasets, Wording wording, Htmx htmx) {
    this.datasets = datasets;
    this.wording = wording;
    this.htmx = htmx;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance examples(
        Dataset dataset,
        Page<Example> examples,
        ExampleFilter filter,
        boolean further,
        Form upload,
        UploadHelp help,
        boolean created);

    static native TemplateInstance exampleTable(
        Dataset dataset, Page<Example> examples, ExampleFilter filter, boolean further);

    static native TemplateInstance uploaded(Dataset dataset, UploadResult result);

    static native TemplateInstance checked(Dataset dataset, UploadCheck result);
  }

  @GET
  public Response examples(
      String tenant,
      String dataset,
      @BeanParam ExampleFilter filter,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    var shown = datasets.get(tenant, dataset);
    var page = page(tenant, shown, filter, after);
    var further = after != null;
    return Html.ok(
        LabelColours.on(
            htmx.wantsFragment()
                ? Templates.exampleTable(shown, page, filter, further)
                : Templates.examples(
                    shown,
                    page,
                    filter,
                    further,
                    uploadForm(),
                    new UploadHelp(shown.task()),
                    "created".equals(done)),
            shown.task()));
  }

  /** Answers with what became of the lines; sending it again would only find duplicates. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(
      String tenant,
      String dataset,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      InputStream body)
      throws IOException {
    return send(tenant, dataset, type, body, datasets::upload, Templates::uploaded);
  }

  /** Answers with what would become of the lines, and stores none. */
  @POST
  @Path("check")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response check(
      String tenant,
      String dataset,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      InputStream body)
      throws IOException {
    return send(tenant, dataset, type, body, datasets::check, Templates::checked);
  }

  /** A page that was asked for by its address alone has no file to check. */
  @GET
  @Path("check")
  public Response checkForm(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/examples");
  }

  /** What is done with a file: {@link DatasetsApi#upload} or {@link DatasetsApi#check}. */
  private interface Sending<T> {
    T send(
        String tenant,
        String dataset,
        String type,
        String format,
        @Nullable String encoding,
        @Nullable String offsets,
        @Nullable String annotator,
        InputStream lines);
  }

  private <T> Response send(
      String tenant,
      String dataset,
      String type,
      InputStream body,
      Sending<T> sending,
      BiFunction<Dataset, T, TemplateInstance> page)
      throws IOException {
    var request = UploadRequest.read(type, body);
    var form =
        uploadForm()
            .with("format", request.format())
            .with("encoding", request.encoding())
            .with("offsets", request.offsets())
            .with("annotator", request.annotator());
    var words = wording.of(FileMessages.class);
    var format = UploadFormat.of(request.format(), request.fileName(), request.content());
    if (request.fileName().isEmpty()) {
      form.error("file", words.fileMissing());
    } else if (format.isEmpty()) {
      form.error("format", words.fileKind());
    } else {
      try {
        T result =
            sending.send(
                tenant,
                dataset,
                format.get().mediaType(),
                format.get().getCode(),
                request.encoding(),
                request.offsets(),
                request.annotator(),
                request.content());
        return Html.ok(page.apply(datasets.get(tenant, dataset), result));
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    // A browser reads the answer only after it has sent everything.
    body.transferTo(OutputStream.nullOutputStream());
    var shown = datasets.get(tenant, dataset);
    var examples = page(tenant, shown, ExampleFilter.ALL, null);
    return Html.wrong(
        LabelColours.on(
            Templates.examples(
                shown,
                examples,
                ExampleFilter.ALL,
                false,
                form,
                new UploadHelp(shown.task()),
                false),
            shown.task()));
  }

  /** Hands the data set on as a file. */
  @GET
  @Path("file")
  public Response file(
      String tenant,
      String dataset,
      @QueryParam("format") @Nullable String format,
      @QueryParam("people") @Nullable String people) {
    return Download.passOn(datasets.export(tenant, dataset, format, people != null));
  }

  private Page<Example> page(
      String tenant, Dataset dataset, ExampleFilter filter, @Nullable String after) {
    var id = filter.wantedId();
    if (id != null) {
      return datasets.examples(tenant, dataset.id(), List.of(id), 1);
    }
    return datasets.examples(
        tenant,
        dataset.id(),
        filter.wantedLabel(dataset.task()),
        filter.wantedOutput(dataset.task()),
        filter.wantedSplit(),
        filter.wantedStatus(),
        PAGE,
        after);
  }

  private static Form uploadForm() {
    return Form.empty()
        .with("format", "")
        .with("encoding", "")
        .with("offsets", "")
        .with("annotator", "")
        .with("file", "");
  }
}
