package io.pulseboard.api.events;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; all when every parameter is absent. */
@Introspected
record EventFilter(
    @QueryValue @Nullable String type,
    @QueryValue @Nullable String user,
    @QueryValue @Nullable String country) {

  Filter parsed() {
    return new Filter().where("event_type", type).where("user_id", user).where("country", country);
  }
}
