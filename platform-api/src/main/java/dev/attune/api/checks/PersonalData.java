package dev.attune.api.checks;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Says which kinds of personal data a text has, never the data. What has a check digit, or a plan
 * of numbers, must fit it. What was taken for one kind is not looked at for the next, so the digits
 * of a bank card are no phone number.
 */
public final class PersonalData {
  private static final Pattern URL_USER =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\\s/@:]{1,100}(?::[^\\s/@]{0,100})?@\\S");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
  private static final Pattern RESIDENT_ID =
      Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
  private static final Pattern IBAN =
      Pattern.compile("(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]){11,30}");
  private static final Pattern CARD =
      Pattern.compile("(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9]|\\.[0-9])");
  private static final Pattern IPV6 =
      Pattern.compile("(?<![0-9A-Za-z:])[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]{4,34}(?![0-9A-Za-z:])");
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
              + "(?=[A-HJ-NP-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])");

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final int LEAST_DIGITS = 7;
  private static final int MOST_TRIES = 50;

  private final List<String> regions;

  /**
   * @param language of the texts: says whose phone numbers may lack the country, those of mainland
   *     China ({@code zh}), those of North America ({@code en}), or either
   */
  public PersonalData(String language) {
    this.regions =
        switch (language) {
          case "zh" -> List.of("CN");
          case "en" -> List.of("US", "CN");
          default -> List.of("CN", "US");
        };
  }

  /** The kinds that a text has. */
  public Set<PersonalKind> in(String text) {
    Set<PersonalKind> found = EnumSet.noneOf(PersonalKind.class);
    String rest = text;
    if (text.indexOf('@') >= 0) {
      rest = without(rest, URL_USER, any -> true, PersonalKind.URL_USER, found);
      rest = without(rest, EMAIL, PersonalData::isEmail, PersonalKind.EMAIL, found);
    }
    if (rest.indexOf(':') >= 0) {
      rest = without(rest, IPV6, PersonalData::isIpv6, PersonalKind.IP_ADDRESS, found);
    }
    long digits = rest.chars().filter(c -> c >= '0' && c <= '9').count();
    if (digits == 0) {
      return found;
    }
    rest = without(rest, IPV4, PersonalData::isIpv4, PersonalKind.IP_ADDRESS, found);
    rest = without(rest, PLATE, any -> true, PersonalKind.NUMBER_PLATE, found);
    if (digits >= LEAST_DIGITS) {
      numbers(rest, found);
    }
    return found;
  }

  private void numbers(String text, Set<PersonalKind> found) {
    String rest = without(text, IBAN, PersonalData::isIban, PersonalKind.IBAN, found);
    rest = without(rest, RESIDENT_ID, ResidentId::isValid, PersonalKind.RESIDENT_ID, found);
    rest = without(rest, CARD, PersonalData::isCard, PersonalKind.BANK_CARD, found);
    for (String region : regions) {
      if (PHONES.findNumbers(rest, region, Leniency.VALID, MOST_TRIES).iterator().hasNext()) {
        found.add(PersonalKind.PHONE);
        return;
      }
    }
  }

  /** The text with what was found blanked out. */
  private static String without(
      String text,
      Pattern pattern,
      Predicate<String> valid,
      PersonalKind kind,
      Set<PersonalKind> found) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder rest = null;
    while (matcher.find()) {
      if (valid.test(matcher.group())) {
        found.add(kind);
        rest = rest == null ? new StringBuilder(text) : rest;
        rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
      }
    }
    return rest == null ? text : rest.toString();
  }

  private static boolean isEmail(String candidate) {
    return EmailValidator.getInstance().isValid(candidate);
  }

  private static boolean isIpv4(String candidate) {
    return InetAddressValidator.getInstance().isValidInet4Address(candidate);
  }

  private static boolean isIpv6(String candidate) {
    return InetAddressValidator.getInstance().isValidInet6Address(candidate);
  }

  /**
   * The candidate may have words in capitals behind the number: its country says how long it is.
   */
  private static boolean isIban(String candidate) {
    String together = candidate.replace(" ", "");
    IBANValidator.Validator format = IBANValidator.getInstance().getValidator(together);
    return format != null
        && together.length() >= format.getIbanLength()
        && IBANValidator.getInstance().isValid(together.substring(0, format.getIbanLength()));
  }

  private static boolean isCard(String candidate) {
    String digits = candidate.replaceAll("[ -]", "");
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
  }
}
