package dev.attune.console.format;

/**
 * How a colour looks to people: matrices over linear RGB for full severity, from Machado, Oliveira
 * and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
 */
enum Vision {
  FULL(1, 0, 0, 0, 1, 0, 0, 0, 1),
  PROTANOPIA(
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
  DEUTERANOPIA(
      0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
  TRITANOPIA(
      1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

  @SuppressWarnings("ImmutableEnumChecker")
  private final double[] matrix;

  Vision(double... matrix) {
    this.matrix = matrix;
  }

  /** The linear RGB colour as it is seen. */
  double[] of(double[] rgb) {
    var seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += matrix[3 * row + column] * rgb[column];
      }
      seen[row] = Math.clamp(seen[row], 0, 1);
    }
    return seen;
  }
}
