package io.pulseboard.bench.rest;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.bench.Measurement;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 10,000 records in one request, against publishing the same ones straight, with confirms. */
final class IngestDoor {

  private static final int RECORDS = 10_000;
  private static final int REQUESTS = 5;
  private static final int WARM_UPS = 5;
  private static final double GOAL = 0.7;

  private final Endpoints endpoints;
  private final int rounds;

  IngestDoor(Endpoints endpoints, int rounds) {
    this.endpoints = endpoints;
    this.rounds = rounds;
  }

  List<Measurement> run() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    try (ServiceProcess api = RestCommand.api(endpoints);
        HttpClient http = HttpClient.newHttpClient();
        ApplicationContext beans =
            ApplicationContext.run(
                Map.<String, Object>of("rabbitmq.url", endpoints.rabbitmqUrl()))) {
      RecordPublisher publisher = beans.getBean(RecordPublisher.class);
      for (Stream stream : Stream.values()) {
        measurements.add(compare(stream, api, http, publisher));
      }
    }
    return measurements;
  }

  private Measurement compare(
      Stream stream, ServiceProcess api, HttpClient http, RecordPublisher publisher)
      throws Exception {
    List<StreamRecord> records = new Samples(9).records(stream, RECORDS);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/ingest/" + stream.id()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(array(records)))
            .build();
    double sending = 0;
    double publishing = 0;
    for (int round = -WARM_UPS; round < rounds * REQUESTS; round++) {
      long started = System.nanoTime();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      long between = System.nanoTime();
      publisher.publish(stream, records);
      long ended = System.nanoTime();
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.body());
      }
      if (round >= 0) {
        sending += (between - started) / 1e9;
        publishing += (ended - between) / 1e9;
      }
      purge(stream);
    }
    double all = (double) RECORDS * rounds * REQUESTS;
    return Measurement.against(
        "ingest of 10,000 " + stream.id() + " per request",
        all / sending,
        "records/s",
        all / publishing,
        GOAL);
  }

  private static byte[] array(List<StreamRecord> records) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    char before = '[';
    for (StreamRecord record : records) {
      text.write(before);
      text.writeBytes(RecordCodec.encode(record));
      before = ',';
    }
    text.write(']');
    return text.toByteArray();
  }

  private void purge(Stream stream) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.queuePurge(stream.queue());
    }
  }
}
