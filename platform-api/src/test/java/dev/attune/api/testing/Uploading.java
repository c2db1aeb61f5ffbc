package dev.attune.api.testing;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;

/** Sends uploads with the media type as it is given. */
final class Uploading {
  static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private Uploading() {}
}
