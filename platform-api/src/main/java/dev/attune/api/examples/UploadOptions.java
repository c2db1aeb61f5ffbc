package dev.attune.api.examples;

import dev.attune.api.gold.BadGoldException;
import dev.attune.api.problems.Refusal;
import dev.attune.api.uploadedanswers.AnnotatorName;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * How an upload is to be read.
 *
 * @param offsets what the offsets of entities count; null for what is usual in the format
 * @param encoding what its bytes are to be converted from; null when it must be UTF-8
 * @param annotator who answered where a row does not say it; null when nobody is named
 */
record UploadOptions(
    UploadFormat format,
    @Nullable OffsetUnit offsets,
    @Nullable Charset encoding,
    @Nullable String annotator) {

  static UploadOptions of(
      @Nullable String contentType,
      @Nullable String format,
      @Nullable String offsets,
      @Nullable String encoding,
      @Nullable String annotator) {
    return new UploadOptions(
        UploadFormat.of(contentType, format),
        OffsetUnit.of(offsets),
        charset(encoding),
        person(annotator));
  }

  private static @Nullable String person(@Nullable String annotator) {
    try {
      return PeopleCheck.name(annotator);
    } catch (BadGoldException e) {
      throw Refusal.malformed(
          "annotator",
          "must be a name of at most " + AnnotatorName.MOST + " characters in one line");
    }
  }

  private static @Nullable Charset charset(@Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw Refusal.malformed(
          "encoding",
          "is no encoding known here; known are UTF-8, UTF-16, GB18030, GBK, Big5, windows-1252 and others");
    }
  }
}
