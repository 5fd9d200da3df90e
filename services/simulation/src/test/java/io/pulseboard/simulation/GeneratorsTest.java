package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for the generator of every stream. */
class GeneratorsTest {

  private static final Instant START = Instant.parse("2026-02-05T15:00:00Z");

  @Property(tries = 100)
  void theSameSeedAndInstantsGiveTheSameText(@ForAll Stream stream, @ForAll long seed) {
    assertThat(texts(stream, seed, seed)).isEqualTo(texts(stream, seed, seed));
  }

  @Property(tries = 100)
  void anotherSeedGivesOtherRecords(@ForAll Stream stream, @ForAll long seed) {
    assertThat(texts(stream, seed, seed))
        .doesNotContainAnyElementsOf(texts(stream, seed + 1, seed));
  }

  @Property(tries = 200)
  void recordsBelongToTheirStreamAndInstantAndSurviveTheWire(
      @ForAll Stream stream, @ForAll long seed) {
    RecordGenerator generator = generator(stream, seed);
    Set<UUID> ids = new HashSet<>();
    for (Instant at : instants(seed, 300)) {
      StreamRecord record = generator.next(at);
      assertThat(record.stream()).isEqualTo(stream);
      assertThat(record.timestamp()).isEqualTo(at);
      assertThat(record.id().version()).isEqualTo(7);
      assertThat(record.id().getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
      assertThat(ids.add(record.id())).isTrue();
      assertThat(RecordCodec.decode(stream, RecordCodec.encode(record))).isEqualTo(record);
    }
  }

  @Example
  void simulatedSymbolsFollowTheListedOnesAndNeverChange() {
    List<ListedSymbol> symbols = Generators.symbols(10_000);
    assertThat(symbols).hasSize(ListedSymbol.defaults().size() + 10_000);
    assertThat(symbols).extracting(ListedSymbol::symbol).doesNotHaveDuplicates();
    assertThat(symbols.subList(0, ListedSymbol.defaults().size()))
        .isEqualTo(ListedSymbol.defaults());
    assertThat(symbols.getLast().symbol()).isEqualTo("SIM10000");
    assertThat(symbols).startsWith(Generators.symbols(1).toArray(ListedSymbol[]::new));
    assertThat(SimulatedSymbols.first(10_000))
        .allMatch(symbol -> symbol.basePrice() >= 8 && symbol.basePrice() <= 480);
  }

  private static List<String> texts(Stream stream, long seed, long instantSeed) {
    RecordGenerator generator = generator(stream, seed);
    List<String> texts = new ArrayList<>();
    for (Instant at : instants(instantSeed, 100)) {
      texts.add(new String(RecordCodec.encode(generator.next(at)), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static RecordGenerator generator(Stream stream, long seed) {
    return Generators.of(stream, seed, 5, MarketCalendar.nyse());
  }

  /** From microseconds to days apart. */
  private static List<Instant> instants(long seed, int count) {
    Random random = new Random(seed);
    List<Instant> instants = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < count; i++) {
      instants.add(at);
      at = at.plusNanos(1_000L * (long) Math.pow(10, 11.5 * random.nextDouble()));
    }
    return instants;
  }
}
