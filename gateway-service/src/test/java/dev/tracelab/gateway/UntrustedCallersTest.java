package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.gateway.StandIn.Received;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers of a caller reach the traces of the gateway and the services behind it. */
class UntrustedCallersTest {

  private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SECRET = "s3cret";

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private GatewayLab lab;

  @BeforeEach
  void theirSpansAreNotRecordedHere() {
    spans.expectOrphans();
  }

  @AfterEach
  void close() {
    lab.close();
    spans.trace();
  }

  @Test
  void theirTraceGoesOnWithItsStateAndItsBaggage() throws Exception {
    start(Map.of());

    assertThat(traceIdOf(place())).isEqualTo(THEIRS);
    assertThat(onlyAt("traceparent")).contains(THEIRS);
    assertThat(onlyAt("tracestate")).isEqualTo("vendor=1");
    assertThat(onlyAt("uberctx-tenant")).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "restart"})
  void theirTraceCanBeLeftForOneOfOurs(String trust) throws Exception {
    start(Map.of("TRACE_TRUST", trust));

    String traceId = traceIdOf(place());

    assertThat(traceId).isNotEqualTo(THEIRS);
    assertThat(onlyAt("traceparent")).contains(traceId);
    assertThat(onlyAt("uber-trace-id")).contains(traceId);
    Received request = lab.orders.only();
    assertThat(request.headers().get("uberctx-customer.id")).isEqualTo("c-7f3a");
    assertThat(request.headers().names()).doesNotContain("tracestate", "uberctx-tenant");
  }

  @Test
  void secretsOfARequestAreInNoSpanAndGoNoFurther() throws Exception {
    start(Map.of());

    lab.send(
        lab.order()
            .uri(lab.at("/api/orders?token=" + SECRET))
            .header("Authorization", "Bearer " + SECRET)
            .header("Cookie", "session=" + SECRET)
            .POST(BodyPublishers.ofString(GatewayLab.orderRequest().encode())));

    Trace trace = spans.awaitTrace(all -> all.spans().size() >= 3, Duration.ofSeconds(20));
    assertThat(trace.toString()).contains("/api/orders").doesNotContain(SECRET);
    assertThat(lab.orders.only().headers().toString()).doesNotContain(SECRET);
  }

  private void start(Map<String, String> environment) {
    lab = new GatewayLab(spans, watch, environment);
    lab.orders.answers(201, "application/json", "{\"id\":\"o-1\"}");
  }

  private HttpResponse<String> place() throws Exception {
    return lab.send(
        lab.order()
            .header("traceparent", "00-" + THEIRS + "-00f067aa0ba902b7-01")
            .header("tracestate", "vendor=1")
            .header("baggage", "tenant=t")
            .POST(BodyPublishers.ofString(GatewayLab.orderRequest().encode())));
  }

  private static String traceIdOf(HttpResponse<String> response) {
    return response.headers().firstValue("x-trace-id").orElseThrow();
  }

  private String onlyAt(String header) {
    assertThat(lab.orders.only().headers().getAll(header)).hasSize(1);
    return lab.orders.only().headers().get(header);
  }
}
