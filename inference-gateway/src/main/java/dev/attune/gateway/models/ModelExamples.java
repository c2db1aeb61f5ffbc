package dev.attune.gateway.models;

/** Answers for the API's documentation. */
final class ModelExamples {
  static final String PAGE =
      """
      {
        "items": [
          {
            "model": "feelings",
            "production": 2,
            "canary": {"version": 3, "percent": 10},
            "shadow": 4,
            "pinned": true,
            "since": "2026-01-15T09:30:00Z",
            "baseModel": "minilm-l6-en",
            "method": "lora",
            "labels": ["joy", "sadness", "anger", "love"],
            "task": {"type": "single-label", "labels": ["joy", "sadness", "anger", "love"]},
            "usage": {"since": "2026-01-01T00:00:00Z", "requests": 1204, "texts": 4816, "tokens": 101136},
            "precision": "int8",
            "status": {"state": "serving", "version": 2, "reason": null}
          },
          {
            "model": "moods-zh",
            "production": 5,
            "canary": null,
            "shadow": null,
            "pinned": false,
            "since": "2026-01-16T14:05:12Z",
            "baseModel": "bge-small-zh",
            "method": "head",
            "labels": [],
            "task": {"type": "regression", "outputs": [{"name": "stress", "min": 0, "max": 10}]},
            "usage": {"since": "2026-01-01T00:00:00Z", "requests": 0, "texts": 0, "tokens": 0},
            "precision": "float32",
            "status": {
              "state": "degraded",
              "version": 4,
              "reason": "Version 5 of the model moods-zh cannot serve at the moment: its stored files are damaged."
            }
          }
        ],
        "next": null
      }\
      """;

  private ModelExamples() {}
}
