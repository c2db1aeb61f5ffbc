package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of how close a version comes to the votes of annotators. */
@MessageBundle("votes")
public interface VotesMessages {
  String title();

  String sentence(String examples);

  String value();

  String meaning();

  String crossEntropy();

  String crossEntropyMeaning(String least);

  String jensenShannon();

  String jensenShannonMeaning();

  String entropyCorrelation();

  String entropyCorrelationMeaning();
}
