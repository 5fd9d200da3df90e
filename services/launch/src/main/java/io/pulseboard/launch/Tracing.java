package io.pulseboard.launch;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.pulseboard.contracts.InvalidSettingException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the tracer, when an endpoint is named that takes traces over OTLP; else there is none. The
 * settings are OpenTelemetry's own, docs/tracing.md has those that matter.
 */
@Factory
@Requires(property = "otel.exporter.otlp.endpoint", pattern = ".+")
final class Tracing {

  private static final String PREFIX = "otel";

  /**
   * @throws InvalidSettingException when a setting cannot be used
   */
  @Singleton
  @Bean(preDestroy = "close")
  OpenTelemetrySdk sdk(Environment environment) {
    try {
      return AutoConfiguredOpenTelemetrySdk.builder()
          .addPropertiesSupplier(() -> properties(environment))
          .disableShutdownHook()
          .build()
          .getOpenTelemetrySdk();
    } catch (ConfigurationException unusable) {
      Throwable why = unusable.getCause() == null ? unusable : unusable.getCause();
      throw new InvalidSettingException("OTEL_…", String.valueOf(why.getMessage()));
    }
  }

  /** The environment's variables win over these. */
  private static Map<String, String> properties(Environment environment) {
    Map<String, String> properties = new HashMap<>();
    properties.put("otel.traces.exporter", "otlp");
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    properties.put("otel.propagators", "tracecontext");
    // The sender that is here speaks no other.
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    environment
        .getProperty("micronaut.application.name", String.class)
        .ifPresent(name -> properties.put("otel.service.name", name));
    environment
        .getProperties(PREFIX, StringConvention.RAW)
        .forEach((name, value) -> properties.put(PREFIX + "." + name, String.valueOf(value)));
    return properties;
  }

  @Singleton
  Tracer tracer(OpenTelemetrySdk sdk) {
    return sdk.getTracer("io.pulseboard");
  }
}
