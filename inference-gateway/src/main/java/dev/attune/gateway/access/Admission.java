package dev.attune.gateway.access;

/** The admission of a request that goes on for long, renewed before each part of it is answered. */
@FunctionalInterface
public interface Admission {
  /**
   * The caller as he may ask now.
   *
   * @throws dev.attune.gateway.problems.ProblemException when he may not any more
   */
  Caller renew();
}
