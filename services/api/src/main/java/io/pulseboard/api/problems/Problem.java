package io.pulseboard.api.problems;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param parameter the request's parameter at fault, when one is
 */
@Serdeable
public record Problem(
    String type, String title, int status, String detail, @Nullable String parameter) {}
