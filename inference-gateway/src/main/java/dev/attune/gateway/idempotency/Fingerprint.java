package dev.attune.gateway.idempotency;

/**
 * A request that carries a key.
 *
 * @param key the key, as it came, and whose it is
 * @param digest SHA-256 of address and body: of what has to be the same the second time
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are hashed and never changed
record Fingerprint(String key, byte[] digest) {
  @Override
  public String toString() {
    return "Fingerprint[...]";
  }
}
