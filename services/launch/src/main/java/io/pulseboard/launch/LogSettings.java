package io.pulseboard.launch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.util.Locale;
import java.util.Set;

/**
 * How log lines look and which are written. {@code logback.xml} reads the same variables before any
 * bean is there; this refuses what it would take without a word.
 *
 * @param format {@code console} for people, {@code json} for programs
 * @param level the least that our own code writes: ERROR, WARN, INFO or DEBUG
 */
@Context
@ConfigurationProperties("log")
record LogSettings(
    @Bindable(defaultValue = "console") String format,
    @Bindable(defaultValue = "INFO") String level) {

  private static final Set<String> FORMATS = Set.of("console", "json");
  private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG");

  /**
   * @throws InvalidSettingException when there is no such format or level
   */
  LogSettings {
    if (!FORMATS.contains(format)) {
      throw new InvalidSettingException(
          "LOG_FORMAT", "must be console or json, but is '" + format + "'");
    }
    if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
      throw new InvalidSettingException(
          "LOG_LEVEL", "must be ERROR, WARN, INFO or DEBUG, but is '" + level + "'");
    }
  }
}
