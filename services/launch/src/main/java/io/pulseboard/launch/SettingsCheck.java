package io.pulseboard.launch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.pulseboard.contracts.InvalidSettingException;
import java.time.Duration;
import java.util.Locale;

/**
 * Refuses to start with a setting whose text does not convert to its type; the framework would fall
 * back to the default without a word.
 */
@Context
final class SettingsCheck {

  SettingsCheck(ApplicationContext beans) {
    for (BeanDefinition<?> settings :
        beans.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class))) {
      if (settings.getBeanType().getName().startsWith("io.pulseboard.")) {
        String prefix = settings.stringValue(ConfigurationReader.class, "prefix").orElse("");
        for (Argument<?> setting : settings.getConstructor().getArguments()) {
          check(
              beans.getEnvironment(),
              prefix + "." + NameUtils.hyphenate(setting.getName()),
              setting);
        }
      }
    }
  }

  private static void check(Environment environment, String property, Argument<?> setting) {
    String text = environment.getProperty(property, String.class).orElse(null);
    if (text == null) {
      return;
    }
    boolean readable =
        setting.getType() == boolean.class
            ? text.equals("true") || text.equals("false")
            : environment.getProperty(property, ConversionContext.of(setting)).isPresent();
    if (!readable) {
      throw new InvalidSettingException(
          property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
          "must be " + kind(setting.getType()) + ", but is '" + text + "'");
    }
  }

  private static String kind(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    return type == Duration.class ? "a duration such as 500ms or 10s" : "a whole number";
  }
}
