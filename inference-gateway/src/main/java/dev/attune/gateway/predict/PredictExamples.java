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

  static final String EXPLAIN =
      """
      {"inputs": [{"text": "So happy"}], "explain": true}""";

  static final String EXPLAINED =
      """
      {
        "model": "feelings",
        "version": 2,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e17",
            "version": 2,
            "label": "joy",
            "confidence": 0.93,
            "scores": {"joy": 0.93, "love": 0.04, "anger": 0.03},
            "explanation": {
              "method": "shapley",
              "exact": true,
              "absent": "deleted",
              "passes": 3,
              "targets": [
                {
                  "label": "joy",
                  "score": 0.93,
                  "baseline": 0.31,
                  "completenessError": 0.0,
                  "tokens": [
                    {"start": 0, "end": 2, "text": "So", "value": 0.07},
                    {"start": 3, "end": 8, "text": "happy", "value": 0.55}
                  ]
                }
              ]
            }
          }
        ],
        "usage": {"tokens": 12}
      }""";

  static final String LINES =
      """
      {"text": "I can't stop smiling today.", "subject": "visitor-17"}
      {"text": ""}
      {"text": "Nobody ever listens to me."}
      """;

  static final String ANSWERED_LINES =
      """
      {"line":1,"prediction":{"id":"019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e11","version":2,"label":"joy","confidence":0.93,"scores":{"joy":0.93,"love":0.07}}}
      {"line":2,"error":{"status":422,"detail":"text is empty.","errors":[{"field":"text","message":"is empty."}]}}
      {"line":3,"prediction":{"id":"019b0d5e-6f2a-7d02-8c55-3be1a6f0d9c4","version":2,"label":"sadness","confidence":0.71,"scores":{"sadness":0.71,"anger":0.29}}}
      """;

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

  static final String REFUSAL =
      """
      {
        "model": "intents",
        "version": 1,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e12",
            "version": 1,
            "label": null,
            "outOfScope": true,
            "confidence": 0.31,
            "scores": {"book": 0.31, "cancel": 0.28}
          }
        ],
        "usage": {"tokens": 7}
      }""";

  static final String MULTI_LABEL =
      """
      {
        "model": "emotions",
        "version": 1,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e13",
            "version": 1,
            "labels": ["joy", "gratitude"],
            "scores": {"joy": 0.88, "gratitude": 0.61, "relief": 0.34}
          }
        ],
        "usage": {"tokens": 12}
      }""";

  static final String TOKEN =
      """
      {
        "model": "places",
        "version": 3,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e14",
            "version": 3,
            "entities": [
              {"label": "city", "start": 3, "end": 5, "text": "北京", "confidence": 0.98},
              {"label": "city", "start": 6, "end": 8, "text": "上海", "confidence": 0.97}
            ]
          }
        ],
        "usage": {"tokens": 14}
      }""";

  static final String REGRESSION =
      """
      {
        "model": "stress",
        "version": 1,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e15",
            "version": 1,
            "values": {"stress": {"value": 7.4, "low": 5.9, "high": 8.9}}
          }
        ],
        "usage": {"tokens": 16}
      }""";

  static final String JOINT =
      """
      {
        "model": "travel",
        "version": 2,
        "predictions": [
          {
            "id": "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e16",
            "version": 2,
            "intent": {"label": "book", "confidence": 0.97, "scores": {"book": 0.97, "cancel": 0.03}},
            "slots": {
              "entities": [{"label": "city", "start": 17, "end": 22, "text": "Paris", "confidence": 0.99}]
            }
          }
        ],
        "usage": {"tokens": 8}
      }""";

  private PredictExamples() {}
}
