package dev.attune.text.learn;

/** The three splits, ready for a network. */
record Splits(Split train, Split validation, Split test) {}
