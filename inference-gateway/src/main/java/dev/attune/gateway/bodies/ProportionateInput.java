package dev.attune.gateway.bodies;

import java.io.InputStream;

/**
 * What a stream without a limit inflates to, refused as soon as it is out of proportion to what was
 * sent: a client has to send what it makes the gateway read.
 */
final class ProportionateInput extends CountedInput {
  private static final long ALWAYS = 1_000_000;
  private static final int TIMES = 200;

  private final CountedInput sent;

  private ProportionateInput(InputStream inflated, CountedInput sent) {
    super(inflated);
    this.sent = sent;
  }

  /** Inflates gzip; closing it leaves the compressed stream to its owner. */
  static InputStream gunzip(InputStream compressed) {
    CountedInput sent = new CountedInput(compressed);
    return new ProportionateInput(new GunzipInput(sent), sent);
  }

  @Override
  void count(int n) {
    super.count(n);
    if (count() > ALWAYS && count() > TIMES * sent.count()) {
      throw new OutOfProportionException(TIMES);
    }
  }
}
