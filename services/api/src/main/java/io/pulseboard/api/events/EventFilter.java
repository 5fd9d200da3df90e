package io.pulseboard.api.events;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; all when every parameter is absent. */
@Introspected
record EventFilter(
    @QueryValue @Parameter(description = "Only this type of event", example = "click")
        @Nullable String type,
    @QueryValue @Parameter(description = "Only this user, by id", example = "U-1")
        @Nullable String user,
    @QueryValue @Parameter(description = "Only this country, ISO 3166 alpha-2", example = "US")
        @Nullable String country) {

  Filter parsed() {
    return new Filter().where("event_type", type).where("user_id", user).where("country", country);
  }
}
