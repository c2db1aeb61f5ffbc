package dev.attune.api.checks;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Numbers of identity cards of mainland China (GB 11643-1999): a region, a date of birth, a serial
 * number, and a check digit after ISO 7064, MOD 11-2.
 */
final class ResidentId {
  private static final int LENGTH = 18;
  private static final int FIRST_YEAR = 1850;
  private static final String CHECKS = "10X98765432";

  private ResidentId() {}

  /** Whether 18 characters are such a number. */
  static boolean isValid(String number) {
    return number.length() == LENGTH && hasBirthDate(number) && hasCheckDigit(number);
  }

  private static boolean hasBirthDate(String number) {
    try {
      LocalDate birth =
          LocalDate.of(
              Integer.parseInt(number, 6, 10, 10),
              Integer.parseInt(number, 10, 12, 10),
              Integer.parseInt(number, 12, 14, 10));
      return birth.getYear() >= FIRST_YEAR && birth.getYear() < FIRST_YEAR + 250;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean hasCheckDigit(String number) {
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum = (sum + number.charAt(i) - '0') * 2 % 11;
    }
    return Character.toUpperCase(number.charAt(LENGTH - 1)) == CHECKS.charAt(sum % 11);
  }
}
