package io.pulseboard.contracts;

import java.io.Serial;

/**
 * A setting that nothing can start with. The message is one line that names the setting and what is
 * wrong.
 */
public final class InvalidSettingException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param setting the environment variable's name
   * @param problem what is wrong with its value, without repeating a password
   */
  public InvalidSettingException(String setting, String problem) {
    super(setting + ": " + problem);
  }
}
