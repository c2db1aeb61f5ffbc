package dev.attune.gateway.problems;

/** Problem documents for the API's documentation. */
final class ProblemExamples {
  static final String BAD_REQUEST =
      """
      {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "The body is not valid UTF-8: byte 23, in line 2.",
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  static final String INVALID =
      """
      {
        "type": "about:blank",
        "title": "Unprocessable Content",
        "status": 422,
        "detail": "inputs[3].text must be a string, not a number.",
        "errors": [{"field": "inputs[3].text", "message": "must be a string, not a number."}],
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  static final String UNAUTHENTICATED =
      """
      {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": "The API key was revoked.",
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  static final String NOT_FOUND =
      """
      {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no such model.",
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  static final String LIMIT_REACHED =
      """
      {
        "type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "The tenant's quota of 100000 texts a month is used up; it begins again with the next month (UTC).",
        "violated-policies": ["tenant-texts-month"],
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  static final String UNAVAILABLE =
      """
      {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The gateway is busy; please try again after the seconds that Retry-After names.",
        "requestId": "3d7f0f0e-8c51-4a57-9a80-3f0c6a4f5b1d"
      }""";

  private ProblemExamples() {}
}
