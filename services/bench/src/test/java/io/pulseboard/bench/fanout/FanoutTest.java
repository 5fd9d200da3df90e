package io.pulseboard.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.embedded.Endpoints;
import io.pulseboard.testing.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The fan-out benchmarks in short, for what they prove and not for how fast it was. */
class FanoutTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Endpoints SERVERS =
      new Endpoints(
          TestServers.newDatabase(),
          TestServers.endpoints().rabbitmqUrl(),
          TestServers.endpoints().redisUrl());

  @Test
  void healthyClientsMissNothingBesideThoseThatDoNotRead() throws Exception {
    SlowClients.Outcome outcome = new SlowClients(SERVERS, 50, SHORT).run(SHORT.multipliedBy(5));

    assertThat(outcome.closed()).isZero();
    assertThat(outcome.missed()).isZero();
  }

  @Test
  void clientsThatAreCutOffTogetherResumeWithoutGapOrDouble() throws Exception {
    Storm.Outcome outcome = new Storm(SERVERS, 200, SHORT).run();

    assertThat(outcome.resumed()).isEqualTo(outcome.expected());
    assertThat(outcome.refused()).isZero();
    assertThat(outcome.missing()).isZero();
    assertThat(outcome.doubled()).isZero();
    assertThat(outcome.broken()).isZero();
    // Not once per client: the api remembers what it has just sent.
    assertThat(outcome.rangesRead()).isLessThan(20);
  }
}
