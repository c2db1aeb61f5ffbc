package dev.attune.gateway.feedback;

/** Requests and answers for the API's documentation. */
final class FeedbackExamples {
  static final String LABEL =
      """
      {"label": "sadness", "comment": "She was being ironic."}""";

  static final String LABELS =
      """
      {"labels": ["joy", "relief"]}""";

  static final String ENTITIES =
      """
      {"entities": [{"label": "city", "start": 3, "end": 5}]}""";

  static final String VALUES =
      """
      {"values": {"stress": 4.5}}""";

  static final String OUTPUTS =
      """
      {"outputs": {"intent": {"label": "cancel"}, "slots": {"entities": []}}}""";

  static final String RECEIPT =
      """
      {
        "prediction": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e11",
        "model": "feelings",
        "version": 2,
        "agrees": {"": false}
      }""";

  private FeedbackExamples() {}
}
