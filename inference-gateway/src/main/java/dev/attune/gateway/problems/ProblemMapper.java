package dev.attune.gateway.problems;

import dev.attune.data.faults.MessageFree;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer. */
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  public Response known(ProblemException problem, ContainerRequestContext request) {
    Response.ResponseBuilder response =
        answer(
            problem.status(),
            new Problem(
                problem.type(),
                title(problem.status()),
                problem.status(),
                detailOf(problem),
                problem.errors(),
                problem.violatedPolicies(),
                RequestId.of(request)));
    problem.headers().forEach(response::header);
    return response.build();
  }

  @ServerExceptionMapper
  public Response byTheFramework(WebApplicationException e, ContainerRequestContext request) {
    int status = e.getResponse().getStatus();
    Response.ResponseBuilder response = answer(request, status, sentence(status));
    if (status == 405) {
      boolean predicts = !request.getUriInfo().getPath().endsWith("/models");
      response.header(HttpHeaders.ALLOW, predicts ? "POST" : "GET, HEAD");
    }
    return response.build();
  }

  @ServerExceptionMapper
  public Response unforeseen(Throwable e, ContainerRequestContext request) {
    LOG.errorf(MessageFree.of(e), "Request %s failed.", RequestId.of(request));
    return answer(request, 500, "The gateway failed; the request id names this in its log.")
        .build();
  }

  private static Response.ResponseBuilder answer(
      ContainerRequestContext request, int status, String detail) {
    return answer(
        status,
        new Problem(
            "about:blank",
            title(status),
            status,
            detail,
            List.of(),
            List.of(),
            RequestId.of(request)));
  }

  private static Response.ResponseBuilder answer(int status, Problem problem) {
    return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem);
  }

  private static String detailOf(ProblemException problem) {
    String message = problem.getMessage();
    return message == null ? title(problem.status()) : message;
  }

  private static String title(int status) {
    Response.StatusType known = Response.Status.fromStatusCode(status);
    return switch (status) {
      case 422 -> "Unprocessable Content";
      default -> known == null ? "Error" : known.getReasonPhrase();
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take that method.";
      case 406 -> "This address answers application/json, or application/x-ndjson to streams.";
      case 415 ->
          "This address takes application/json in UTF-8, predictions application/x-ndjson too.";
      default -> "The request could not be answered.";
    };
  }
}
