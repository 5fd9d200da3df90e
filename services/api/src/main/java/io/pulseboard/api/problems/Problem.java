package io.pulseboard.api.problems;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param parameter the request's parameter at fault, when one is
 * @param records the request's records at fault, when some are
 */
@Serdeable
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String parameter,
    @Nullable List<BadRecord> records) {}
