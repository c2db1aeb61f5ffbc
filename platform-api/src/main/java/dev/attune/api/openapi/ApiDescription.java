package dev.attune.api.openapi;

import dev.attune.api.problems.Problem;
import dev.attune.api.problems.RequestIds;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every operation what holds for all of them: bearer tokens, the ways in which it may be
 * refused, and the request id.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String SCHEME = "bearer";
  private static final String PROBLEM_REF = "#/components/schemas/Problem";
  private static final List<ProblemResponse> ALWAYS =
      List.of(
          new ProblemResponse(401, "Sign in first", "No valid access token was sent."),
          new ProblemResponse(
              500, "Something went wrong here", "The failure is ours; nothing was changed."),
          new ProblemResponse(503, "Not available now", "Something this needs does not answer."));
  private static final List<ProblemResponse> IN_A_TENANT =
      List.of(
          new ProblemResponse(403, "Not allowed", "The caller's role does not allow this."),
          new ProblemResponse(
              404,
              "Not found",
              "There is no such thing, or the caller is no member of the tenant."));
  private static final List<ProblemResponse> WITH_PARAMETERS =
      List.of(new ProblemResponse(400, "Malformed request", "Body or parameters cannot be read."));
  private static final List<ProblemResponse> WITH_BODY =
      List.of(
          new ProblemResponse(413, "Too large", "The body is larger than is accepted."),
          new ProblemResponse(415, "Unsupported media type", "The body has another form."),
          new ProblemResponse(
              422, "Not acceptable as it is", "A value is wrong; errors names it."));
  private static final List<ProblemResponse> WHEN_CHANGING =
      List.of(
          new ProblemResponse(
              409,
              "In conflict with what is there",
              "Right in itself, but not in the present state."));

  private record ProblemResponse(int status, String title, String description) {}

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents()
        .addSecurityScheme(
            SCHEME,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                    "An access token of the realm \"attune\" for the audience attune-api."));
    api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME, List.of()));
    api.getComponents()
        .addSchema("Task", Schemas.task())
        .addSchema("SplitRule", Schemas.splitRule());
    SchemaExample examples = new SchemaExample(api.getComponents().getSchemas());
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths()
          .getPathItems()
          .forEach(
              (path, item) ->
                  item.getOperations()
                      .forEach(
                          (method, operation) -> {
                            addExamples(operation, examples);
                            complete(path, method, item, operation);
                          }));
    }
  }

  private static void addExamples(Operation operation, SchemaExample examples) {
    if (operation.getRequestBody() != null) {
      addExamples(operation.getRequestBody().getContent(), examples);
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, response) -> addExamples(response.getContent(), examples));
  }

  private static void addExamples(@Nullable Content content, SchemaExample examples) {
    if (content == null) {
      return;
    }
    content
        .getMediaTypes()
        .forEach(
            (type, body) -> {
              if (body.getExample() == null && body.getExamples() == null) {
                body.setExample(examples.of(body.getSchema()));
              }
            });
  }

  private static void complete(
      String path, PathItem.HttpMethod method, PathItem item, Operation operation) {
    describePathParameters(item, operation);
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, response) -> addRequestId(response));
    add(operation, ALWAYS);
    if (path.contains("{tenant}")) {
      add(operation, IN_A_TENANT);
    }
    if (operation.getParameters() != null || operation.getRequestBody() != null) {
      add(operation, WITH_PARAMETERS);
    }
    if (operation.getRequestBody() != null) {
      add(operation, WITH_BODY);
    }
    if (method != PathItem.HttpMethod.GET) {
      add(operation, WHEN_CHANGING);
    }
  }

  private static void add(Operation operation, List<ProblemResponse> problems) {
    for (ProblemResponse problem : problems) {
      String status = Integer.toString(problem.status());
      APIResponse described = operation.getResponses().getAPIResponse(status);
      if (described == null || described.getContent() == null) {
        operation.getResponses().addAPIResponse(status, response(problem));
      }
    }
  }

  private static APIResponse response(ProblemResponse problem) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", "about:blank");
    example.put("title", problem.title());
    example.put("status", problem.status());
    example.put("detail", problem.description());
    example.put("requestId", "0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a55");
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(problem.description())
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref(PROBLEM_REF))
                            .example(example)));
    addRequestId(response);
    return response;
  }

  private static void addRequestId(APIResponse response) {
    response.addHeader(
        RequestIds.HEADER,
        OASFactory.createHeader()
            .description("What to quote when asking about this request; yours when you sent one.")
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
  }

  private static void describePathParameters(PathItem item, Operation operation) {
    describe(item.getParameters());
    describe(operation.getParameters());
  }

  private static void describe(@Nullable List<Parameter> parameters) {
    if (parameters == null) {
      return;
    }
    for (Parameter parameter : parameters) {
      if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
        parameter.setDescription(
            switch (parameter.getName()) {
              case "tenant" -> "The tenant's slug.";
              case "dataset" -> "The data set's id or name.";
              case "model" -> "The model's name.";
              case "number" -> "The number, from 1.";
              default -> "The id.";
            });
      }
    }
  }
}
