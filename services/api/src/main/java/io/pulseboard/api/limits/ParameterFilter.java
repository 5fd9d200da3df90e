package io.pulseboard.api.limits;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.pulseboard.api.access.NeededScope;
import io.pulseboard.api.problems.BadParameterException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses parameters that a route does not know, comes upon twice, or could hand to nobody: a
 * misspelt filter shall not answer with everything.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(ParameterFilter.ORDER)
final class ParameterFilter {

  static final int ORDER = 0;
  private static final int LONGEST = 1_000;
  // What the server makes of bytes that are not UTF-8.
  private static final int REPLACEMENT = 0xFFFD;

  private final Map<Object, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @throws BadParameterException when one is refused
   */
  @RequestFilter
  void check(HttpRequest<?> request) {
    if (RouteAttributes.getRouteMatch(request).orElse(null)
            instanceof MethodBasedRouteMatch<?, ?> route
        && NeededScope.of(request).isPresent()) {
      Set<String> names =
          known.computeIfAbsent(route.getExecutableMethod(), _ -> names(route.getArguments()));
      request
          .getParameters()
          .forEach((name, values) -> {
            if (!names.contains(name)) {
              throw new BadParameterException(
                  name,
                  names.isEmpty()
                      ? "is not known: there are no parameters here"
                      : "is not known; there are " + String.join(", ", names));
            }
            if (values.size() > 1) {
              throw new BadParameterException(name, "must be given once");
            }
            values.forEach(value -> requireText(name, value));
          });
      route.getVariableValues().forEach((name, value) -> requireText(name, String.valueOf(value)));
    }
  }

  private static Set<String> names(Argument<?>[] arguments) {
    Set<String> names = new TreeSet<>();
    for (Argument<?> argument : arguments) {
      if (argument.isAnnotationPresent(QueryValue.class)) {
        names.add(argument.getName());
      } else if (argument.isAnnotationPresent(RequestBean.class)) {
        BeanIntrospection.getIntrospection(argument.getType()).getBeanProperties().stream()
            .map(BeanProperty::getName)
            .forEach(names::add);
      }
    }
    return names;
  }

  /** What a database cannot be asked for. */
  private static void requireText(String name, String value) {
    if (value.length() > LONGEST) {
      throw new BadParameterException(name, "must have at most " + LONGEST + " characters");
    }
    if (value.codePoints().anyMatch(ParameterFilter::isNoCharacter)) {
      throw new BadParameterException(name, "must be text in UTF-8 without the character U+0000");
    }
  }

  private static boolean isNoCharacter(int codePoint) {
    return codePoint == 0
        || codePoint == REPLACEMENT
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
