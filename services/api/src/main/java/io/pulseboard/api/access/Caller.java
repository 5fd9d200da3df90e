package io.pulseboard.api.access;

import io.micronaut.http.HttpRequest;
import io.pulseboard.store.access.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Who sends a request, once that is known.
 *
 * @param name a key's id, or the subject of a token
 */
public record Caller(String name, Set<Scope> scopes) {

  private static final String ATTRIBUTE = "pulseboard.caller";

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** The caller that has proved who they are; empty where nobody has to. */
  public static Optional<Caller> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class);
  }

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
