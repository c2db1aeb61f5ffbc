package dev.attune.gateway.problems;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the operations of the API's documentation have in common, errors above all. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Attune inference gateway",
            version = "v1",
            description = "Predictions of a tenant's own models."),
    tags = {
      @Tag(name = "predictions", description = "Ask a model."),
      @Tag(name = "feedback", description = "Say what would have been right."),
      @Tag(name = "models", description = "What serves.")
    },
    components =
        @Components(
            parameters = {
              @Parameter(
                  name = ApiDocument.TENANT,
                  in = ParameterIn.PATH,
                  required = true,
                  description = "Slug of the tenant; the credential must be its own.",
                  example = "demo",
                  schema = @Schema(implementation = String.class)),
              @Parameter(
                  name = ApiDocument.IDEMPOTENCY_KEY,
                  in = ParameterIn.HEADER,
                  description =
                      "Up to 255 visible ASCII characters, fresh for each request. The same request"
                          + " with the same key within 24 hours gets the same answer, with"
                          + " \"Idempotency-Replayed: true\", and is not metered again.",
                  example = "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d",
                  schema = @Schema(implementation = String.class)),
              @Parameter(
                  name = ApiDocument.EXPLAIN,
                  in = ParameterIn.QUERY,
                  description = "Of streams (application/x-ndjson): as the member of that name.",
                  schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")),
              @Parameter(
                  name = ApiDocument.TOP_K,
                  in = ParameterIn.QUERY,
                  description = "Of streams (application/x-ndjson): as the member of that name.",
                  schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
            },
            securitySchemes = {
              @SecurityScheme(
                  securitySchemeName = ApiDocument.API_KEY,
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  bearerFormat = "atn_<id>_<secret>",
                  description =
                      "An API key with the scope predict; for feedback, with the scope feedback."),
              @SecurityScheme(
                  securitySchemeName = ApiDocument.TOKEN,
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  bearerFormat = "JWT",
                  description = "A member's access token with the audience attune-api.")
            },
            responses = {
              @APIResponse(
                  name = ApiDocument.BAD_REQUEST,
                  description = "The body is not UTF-8, not JSON, or not gzip where it says so.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "not UTF-8",
                                  value = ProblemExamples.BAD_REQUEST))),
              @APIResponse(
                  name = ApiDocument.UNAUTHENTICATED,
                  description = "No credential, or one that is invalid, revoked or expired.",
                  headers =
                      @Header(
                          name = "WWW-Authenticate",
                          schema = @Schema(implementation = String.class)),
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "revoked",
                                  value = ProblemExamples.UNAUTHENTICATED))),
              @APIResponse(
                  name = ApiDocument.FORBIDDEN,
                  description = "The API key lacks the scope or is for other models.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDocument.NOT_FOUND,
                  description =
                      "There is no such tenant for this caller, no such model, version or"
                          + " prediction.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "no model",
                                  value = ProblemExamples.NOT_FOUND))),
              @APIResponse(
                  name = ApiDocument.NOT_DEPLOYED,
                  description =
                      "The model has no version in production, or a request with the same"
                          + " Idempotency-Key is being answered.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDocument.TOO_LARGE,
                  description = "The body is larger than 32 MB, or would be once inflated.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDocument.WRONG_MEDIA_TYPE,
                  description =
                      "The body is neither application/json nor, where streams are taken,"
                          + " application/x-ndjson; or its Content-Encoding is unknown.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDocument.UNPROCESSABLE,
                  description =
                      "The request breaks rules; errors says which and where. Or the Idempotency-Key"
                          + " was used for another request.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "wrong type",
                                  value = ProblemExamples.INVALID))),
              @APIResponse(
                  name = ApiDocument.LIMIT_REACHED,
                  description =
                      "A limit of the API key or the tenant is reached, or the month's quota;"
                          + " violated-policies says which.",
                  headers = {
                    @Header(
                        name = "Retry-After",
                        description = "Seconds to wait.",
                        schema = @Schema(implementation = Integer.class)),
                    @Header(
                        name = "RateLimit",
                        description =
                            "On every answer, by limit: what remains (r), and in how many seconds all"
                                + " of it is there again (t).",
                        schema = @Schema(implementation = String.class)),
                    @Header(
                        name = "RateLimit-Policy",
                        description =
                            "On every answer, by limit: quota (q), what it counts (qu), and its"
                                + " window in seconds (w).",
                        schema = @Schema(implementation = String.class))
                  },
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "quota used up",
                                  value = ProblemExamples.LIMIT_REACHED))),
              @APIResponse(
                  name = ApiDocument.UNAVAILABLE,
                  description = "Busy, or what is deployed cannot be loaded; come back later.",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds to wait.",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "busy", value = ProblemExamples.UNAVAILABLE)))
            }))
public class ApiDocument extends Application {
  public static final String TENANT = "tenant";
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  public static final String LIMIT_REACHED = "LimitReached";
  public static final String EXPLAIN = "explain";
  public static final String TOP_K = "topK";
  public static final String API_KEY = "apiKey";
  public static final String TOKEN = "token";
  public static final String BAD_REQUEST = "BadRequest";
  public static final String UNAUTHENTICATED = "Unauthenticated";
  public static final String FORBIDDEN = "Forbidden";
  public static final String NOT_FOUND = "NotFound";
  public static final String NOT_DEPLOYED = "NotDeployed";
  public static final String TOO_LARGE = "TooLarge";
  public static final String WRONG_MEDIA_TYPE = "WrongMediaType";
  public static final String UNPROCESSABLE = "Unprocessable";
  public static final String UNAVAILABLE = "Unavailable";
}
