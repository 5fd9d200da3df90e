package io.pulseboard.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is newest first.
 *
 * @param data at most as many items as were asked for
 * @param next the cursor that continues after the last item; null at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
public record Page<T>(List<T> data, @Nullable String next) {

  public Page {
    data = List.copyOf(data);
  }

  /** The first {@code limit} of {@code rows}, which hold one row more when there is a next page. */
  static <T> Page<T> of(List<T> rows, int limit, Function<T, Position> position) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    return new Page<>(rows.subList(0, limit), position.apply(rows.get(limit - 1)).cursor());
  }
}
