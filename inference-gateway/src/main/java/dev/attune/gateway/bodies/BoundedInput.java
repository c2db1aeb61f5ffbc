package dev.attune.gateway.bodies;

import java.io.InputStream;

/** A stream that is refused as soon as it turns out to be longer than the limit. */
final class BoundedInput extends CountedInput {
  private final long limit;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  void count(int n) {
    super.count(n);
    if (count() > limit) {
      throw new BodyTooLargeException(limit);
    }
  }
}
