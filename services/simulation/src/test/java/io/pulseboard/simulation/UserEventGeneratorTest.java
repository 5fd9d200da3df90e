package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UserEventGeneratorTest {

  private static final Instant START = Instant.parse("2026-02-05T15:00:00Z");

  @Property(tries = 50)
  void aVisitLandsBrowsesAndBuysOnlyOnceKnown(@ForAll long seed) {
    for (List<UserEvent> visit : visits(seed, Duration.ofMillis(200))) {
      assertThat(visit.getFirst().eventType()).isEqualTo("page_view");
      String user = visit.getFirst().userId();
      for (int i = 1; i < visit.size(); i++) {
        UserEvent event = visit.get(i);
        if (List.of("login", "signup").contains(event.eventType())) {
          assertThat(user).isNull();
          user = Objects.requireNonNull(event.userId());
        }
        assertThat(event.userId()).isEqualTo(user);
        if (event.eventType().equals("purchase")) {
          assertThat(user).isNotNull();
          assertThat(visit.get(i - 1).page()).isEqualTo("/checkout");
          assertThat(event).isSameAs(visit.getLast());
          assertThat(event.metadata()).containsKeys("product_id", "quantity", "total");
        }
      }
    }
  }

  @Property(tries = 50)
  void aVisitKeepsItsPlaceAndClient(@ForAll long seed) {
    for (List<UserEvent> visit : visits(seed, Duration.ofSeconds(1))) {
      assertThat(visit.stream().map(event -> event.country() + event.city()).distinct()).hasSize(1);
      assertThat(visit.stream().map(event -> event.device() + event.browser()).distinct())
          .hasSize(1);
      assertThat(List.of(Locale.getISOCountries())).contains(visit.getFirst().country());
    }
  }

  @Property(tries = 20)
  void theFunnelNarrows(@ForAll long seed) {
    Map<String, Long> counts =
        visits(seed, Duration.ofMillis(200)).stream()
            .flatMap(Collection::stream)
            .collect(Collectors.groupingBy(UserEvent::eventType, Collectors.counting()));
    assertThat(counts.keySet())
        .containsExactlyInAnyOrder("page_view", "click", "login", "signup", "purchase");
    assertThat(counts.get("page_view")).isGreaterThan(counts.get("click"));
    assertThat(counts.get("click")).isGreaterThan(counts.get("login"));
    assertThat(counts.get("login")).isGreaterThan(counts.get("signup"));
    assertThat(counts.get("click")).isGreaterThan(counts.getOrDefault("purchase", 0L) * 3);
  }

  @Property(tries = 20)
  void aVisitEndsAfterHalfAnHourOfSilence(@ForAll long seed) {
    for (List<UserEvent> visit : visits(seed, Duration.ofMinutes(7))) {
      for (int i = 1; i < visit.size(); i++) {
        Instant before = visit.get(i - 1).timestamp();
        assertThat(Duration.between(before, visit.get(i).timestamp()))
            .isLessThan(Duration.ofMinutes(31));
      }
    }
  }

  private static Collection<List<UserEvent>> visits(long seed, Duration step) {
    UserEventGenerator generator = new UserEventGenerator(new SplittableRandom(seed));
    UserEvent[] events = new UserEvent[3_000];
    for (int i = 0; i < events.length; i++) {
      events[i] = generator.next(START.plus(step.multipliedBy(i)));
    }
    return Arrays.stream(events)
        .collect(
            Collectors.groupingBy(
                event -> Objects.requireNonNull(event.sessionId()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}
