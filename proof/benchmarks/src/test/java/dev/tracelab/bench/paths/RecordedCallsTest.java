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
  void aRequestIsRecordedAtServerAndClientWithItsTags() {
    RecordedCalls calls = RecordedCalls.of(vertx, tracer, RecordedCalls.Headers.traced(true));

    assertThat(calls.receiveRequest().subject()).isInstanceOf(HttpServerRequest.class);
    assertThat(calls.receiveRequest().headers())
        .anySatisfy(header -> assertThat(header.getKey()).isEqualTo("traceparent"));
    assertThat(((HttpServerResponse) calls.sendResponse().subject()).ended()).isTrue();
    assertThat(calls.sendRequest().operation()).isEqualTo("POST");
    assertThat(((HttpResponse) calls.receiveResponse().subject()).statusCode()).isEqualTo(201);
  }
}
