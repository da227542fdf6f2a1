package dev.tracelab.bench.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.observability.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedCallsTest {

  private final RecordedCalls.RecordingTracer tracer = new RecordedCalls.RecordingTracer();
  private final Vertx vertx = Vertx.builder().withTracer(options -> tracer).build();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aRequestIsRecordedAtBothEndsWithWhatVertxKnowsOfIt() {
    RecordedCalls calls = RecordedCalls.of(vertx, tracer, RecordedCalls.Headers.traced(true));

    assertThat(calls.received().subject()).isInstanceOf(HttpServerRequest.class);
    assertThat(calls.received().headers())
        .anySatisfy(header -> assertThat(header.getKey()).isEqualTo("traceparent"));
    assertThat(((HttpServerResponse) calls.answered().subject()).ended()).isTrue();
    assertThat(calls.asked().operation()).isEqualTo("POST");
    assertThat(((HttpResponse) calls.heard().subject()).statusCode()).isEqualTo(201);
  }
}
