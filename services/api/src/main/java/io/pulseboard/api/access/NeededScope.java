package io.pulseboard.api.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.pulseboard.store.access.Scope;
import java.util.Optional;

/** What a request's route says with {@link Needs}. */
public final class NeededScope {

  private NeededScope() {}

  /** The scope that the route needs; empty for a route that is open, and where there is none. */
  public static Optional<Scope> of(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> route.getAnnotationMetadata().enumValue(Needs.class, Scope.class));
  }
}
