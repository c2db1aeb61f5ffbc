package dev.attune.api.exports;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/**
 * Sends a zip as RFC 9110 has it: its SHA-256 is the entity tag, {@code HEAD} goes without the
 * bytes, {@code If-None-Match} spares those that the caller has, and {@code Range} with {@code
 * If-Range} goes on where a download broke off.
 *
 * @param name of the file
 */
record ZipAnswer(String name, StoredFile about) {
  static final String MEDIA_TYPE = "application/zip";

  /** Opens a part of the zip, just before it leaves. */
  @FunctionalInterface
  interface Body {
    /** An entity with exactly these bytes. */
    Object open(ByteRange part);
  }

  /**
   * The answer to a request.
   *
   * @param body asked only when bytes are to leave
   * @throws dev.attune.api.problems.Refusal 416 when there is no such part
   */
  Response to(Request request, PartOfFile wanted, Body body) {
    EntityTag tag = new EntityTag(about.sha256());
    if (wanted.has(about.sha256())) {
      return Response.notModified(tag).build();
    }
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return described(Response.ok(), tag)
          .header(HttpHeaders.CONTENT_LENGTH, about.bytes())
          .build();
    }
    ByteRange part = wanted.of(about.sha256(), about.bytes());
    ResponseBuilder answer =
        part.isWhole()
            ? Response.ok()
            : Response.status(Status.PARTIAL_CONTENT).header("Content-Range", part.contentRange());
    return described(answer, tag)
        .header(HttpHeaders.CONTENT_LENGTH, part.count())
        .entity(body.open(part))
        .build();
  }

  private ResponseBuilder described(ResponseBuilder answer, EntityTag tag) {
    return answer
        .type(MEDIA_TYPE)
        .tag(tag)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
