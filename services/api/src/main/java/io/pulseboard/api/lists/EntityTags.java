package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.pulseboard.api.access.NeededScope;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives what is read an entity tag, and 304 to whom has it already (RFC 9110, section 13). A range
 * that ended a while ago may be shown from a cache for a while: only records that come late, or
 * retention, can change it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(EntityTags.ORDER)
final class EntityTags {

  /** What is added to answers is added to a 304 too. */
  static final int ORDER = 100;

  private static final Duration LATE = Duration.ofHours(1);
  private static final String CLOSED = "private, max-age=60";
  private static final String OPEN = "private, no-cache";
  private static final int TAG_BYTES = 12;

  private final JsonMapper json;
  private final Clock clock;

  EntityTags(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  @ResponseFilter
  MutableHttpResponse<?> tag(HttpRequest<?> request, MutableHttpResponse<?> response)
      throws IOException {
    Object body = response.body();
    if (request.getMethod() != HttpMethod.GET
        || response.status() != HttpStatus.OK
        || body == null
        || response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)
        || NeededScope.of(request).isEmpty()) {
      return response;
    }
    byte[] text = json.writeValueAsBytes(body);
    String tag = tag(text);
    MutableHttpResponse<?> answer =
        isKnown(tag, request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            ? HttpResponse.notModified()
            : response.body(text).contentType(MediaType.APPLICATION_JSON_TYPE);
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, isClosed(request) ? CLOSED : OPEN);
  }

  private static boolean isKnown(String tag, @Nullable String known) {
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(String::strip)
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  /** Weak, because compression changes the bytes. */
  private static String tag(byte[] text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean isClosed(HttpRequest<?> request) {
    return request
        .getParameters()
        .getFirst("to")
        .filter(to -> isLongAgo(to) && hasFixedStart(request))
        .isPresent();
  }

  private boolean hasFixedStart(HttpRequest<?> request) {
    return request.getParameters().getFirst("from").filter(this::isLongAgo).isPresent();
  }

  private boolean isLongAgo(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return time.isBefore(clock.instant().minus(LATE));
    } catch (DateTimeException relative) {
      return false;
    }
  }
}
