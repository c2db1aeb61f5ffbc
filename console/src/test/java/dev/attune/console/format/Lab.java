package dev.attune.console.format;

/** Colours in CIE L*a*b* (D65), where distance is about how different they look. */
final class Lab {

  private Lab() {}

  /** Linear RGB of a colour written in hexadecimal. */
  static double[] linear(String hex) {
    var rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      var value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return rgb;
  }

  /** The distance (CIE76) of two linear RGB colours; about 2.3 is just noticeable. */
  static double distance(double[] a, double[] b) {
    var x = lab(a);
    var y = lab(b);
    return Math.sqrt(
        Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2) + Math.pow(x[2] - y[2], 2));
  }

  private static double[] lab(double[] rgb) {
    var x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    var y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    var z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
}
