package io.pulseboard.api.lists;

import io.pulseboard.api.problems.BadParameterException;

/** A whole number as a query parameter. */
public final class WholeNumber {

  private WholeNumber() {}

  /**
   * Reads a number from {@code least} to {@code most}.
   *
   * @throws BadParameterException when {@code text} is no such number
   */
  public static int parse(String parameter, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw refused(parameter, least, most);
    }
    throw refused(parameter, least, most);
  }

  private static BadParameterException refused(String parameter, int least, int most) {
    return new BadParameterException(
        parameter, "must be a whole number from " + least + " to " + most);
  }
}
