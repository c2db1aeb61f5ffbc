package dev.attune.text.learn;

import java.util.function.UnaryOperator;

/** The three splits, ready for a network. */
record Splits(Split train, Split validation, Split test) {

  /** The same labels over other inputs. */
  Splits map(UnaryOperator<Inputs> change) {
    return new Splits(
        train.with(change.apply(train.inputs())),
        validation.with(change.apply(validation.inputs())),
        test.with(change.apply(test.inputs())));
  }
}
