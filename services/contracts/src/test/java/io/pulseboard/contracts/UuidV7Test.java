package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class UuidV7Test {

  private static final long YEAR_2200 = 7_258_118_400_000L;

  @Property
  void hasVersionSevenAndTheStandardVariant(
      @ForAll @LongRange(max = YEAR_2200) long millis, @ForAll long seed) {
    UUID uuid = UuidV7.at(Instant.ofEpochMilli(millis), new Random(seed));
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(millis);
  }

  @Property
  void sortsByTimeAsTextAsTheDatabaseDoes(
      @ForAll @LongRange(max = YEAR_2200) long millis,
      @ForAll @LongRange(min = 1, max = 1_000_000) long later,
      @ForAll long seed) {
    Random random = new Random(seed);
    String first = UuidV7.at(Instant.ofEpochMilli(millis), random).toString();
    String second = UuidV7.at(Instant.ofEpochMilli(millis + later), random).toString();
    assertThat(first).isLessThan(second);
  }

  @Example
  void isTheSameForTheSameTimeAndSeed() {
    Instant at = Instant.parse("2026-02-05T15:42:07Z");
    assertThat(UuidV7.at(at, new Random(7))).isEqualTo(UuidV7.at(at, new Random(7)));
    assertThat(UuidV7.at(at, new Random(7))).isNotEqualTo(UuidV7.at(at, new Random(8)));
  }

  @Example
  void differsWithinOneMillisecond() {
    Random random = new Random(7);
    Set<UUID> uuids = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      uuids.add(UuidV7.at(Instant.EPOCH, random));
    }
    assertThat(uuids).hasSize(100_000);
  }
}
