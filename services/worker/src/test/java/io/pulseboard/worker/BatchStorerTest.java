package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import io.pulseboard.worker.BatchStorer.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails in the writer itself; a record of another stream stands for any defect there. */
class BatchStorerTest {

  private static final int MAX_DELIVERIES = 3;

  private final DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
  private final Database database = new Database(settings);
  private final BatchStorer storer =
      new BatchStorer(new RecordWriter(database), Stream.SALES, MAX_DELIVERIES);
  private final Samples samples = new Samples(5);
  private final StreamRecord unforeseen = samples.records(Stream.STOCK_QUOTES, 1).getFirst();

  @BeforeEach
  void migrate() {
    new Schema(database, settings).migrate();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsTheRecordThatItsNeighboursPassWithout() throws Exception {
    List<StreamRecord> records = new ArrayList<>(samples.records(Stream.SALES, 9));
    records.add(4, unforeseen);

    Outcome outcome = storer.store(records.stream().map(record -> received(record, 1)).toList());

    assertThat(outcome.stored()).hasSize(9);
    assertThat(outcome.refused())
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.record().record()).isEqualTo(unforeseen);
          assertThat(refused.rule()).hasMessageStartingWith("(record) could not be stored: ");
        });
  }

  @Test
  void blamesARecordThatIsAloneOnlyAfterSomeDeliveries() throws Exception {
    assertThatThrownBy(() -> storer.store(List.of(received(unforeseen, MAX_DELIVERIES - 1))))
        .isInstanceOf(ClassCastException.class);

    assertThat(storer.store(List.of(received(unforeseen, MAX_DELIVERIES))).refused()).hasSize(1);
  }

  private static Received received(StreamRecord record, int attempt) {
    return new Received(
        new Delivery(1, new byte[0], attempt, new BasicProperties()), record, new byte[0]);
  }
}
