package dev.attune.text.base;

import java.util.List;

/** Nobody installed a base model of this name; the message lists those that are there. */
public final class UnknownBaseModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownBaseModelException(String name, List<String> known) {
    super(
        "There is no base model '%s'; %s."
            .formatted(
                name,
                known.isEmpty()
                    ? "none is installed"
                    : "installed are " + String.join(", ", known)));
  }
}
