package io.pulseboard.contracts;

import java.io.Serial;

/** A record that can never be stored, with the field that broke a rule and the rule it broke. */
public final class InvalidRecordException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * @param field the field's wire name, or {@code (record)} when the text as a whole is at fault
   * @param reason the rule it broke, as the end of a sentence that starts with the field
   */
  public InvalidRecordException(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** The wire name of the field at fault. */
  public String field() {
    return field;
  }

  /** The rule it broke. */
  public String reason() {
    return reason;
  }
}
