package dev.attune.console.platform.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who answered elsewhere, and the times of the first and last answer that came with an upload. */
public record UploadedAnnotator(
    String id, String name, long answers, @Nullable Instant firstAt, @Nullable Instant lastAt) {}
