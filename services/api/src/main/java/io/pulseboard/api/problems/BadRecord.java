package io.pulseboard.api.problems;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A record that was not taken.
 *
 * @param index its place in the request, from 0
 * @param field the field at fault, or {@code (record)} for the whole
 * @param message the rule that it breaks
 */
@Serdeable
public record BadRecord(int index, String field, String message) {}
