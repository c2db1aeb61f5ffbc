package dev.attune.gateway.predict;

/** Requests and answers for the API's documentation. */
final class PredictExamples {
  static final String ONE_TEXT =
      """
      {"inputs": [{"text": "I can't stop smiling today."}]}""";

  static final String LIST =
      """
      {
        "inputs": [
          {"text": "I can't stop smiling today.", "subject": "visitor-17"},
          {"text": "Nobody ever listens to me."}
        ],
        "topK": 2
      }""";

  static final String ANSWER =
      """
      {
        "model": "feelings",
        "version": 2,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e11",
            "version": 2,
            "label": "joy",
            "confidence": 0.93,
            "scores": {"joy": 0.93, "love": 0.04}
          },
          {
            "id": "019b0d5e-6f2a-7d02-8c55-3be1a6f0d9c4",
            "version": 2,
            "label": "sadness",
            "confidence": 0.71,
            "scores": {"sadness": 0.71, "anger": 0.22}
          }
        ],
        "usage": {"tokens": 18}
      }""";

  private PredictExamples() {}
}
