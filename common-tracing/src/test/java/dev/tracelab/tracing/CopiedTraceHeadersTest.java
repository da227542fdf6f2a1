package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.CopiedTraceHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopiedTraceHeadersTest {

  private static final ClientCall CALL = new ClientCall(HttpMethod.GET, "order-service", "/orders");
  private static final String COPY = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final TracedVertx lab = new TracedVertx();
  private final AtomicReference<MultiMap> received = new AtomicReference<>();

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void copiedTraceHeadersAreNotSent(HttpVersion version) throws Exception {
    HttpServer server = lab.await(() -> server().listen(0, "127.0.0.1"));
    WebClient client = client(version).addInterceptor(new CopiedTraceHeaders());

    lab.await(
        () ->
            new ClientTracing(lab.traced)
                .attempt(
                    CALL,
                    1,
                    () ->
                        client
                            .get(server.actualPort(), "127.0.0.1", "/orders")
                            .putHeader("TraceParent", COPY)
                            .putHeader("b3", "0")
                            .putHeader("Uberctx-Forged", "x")
                            .putHeader("accept", "text/plain")
                            .send()));

    String traceId = lab.span("GET order-service/orders").context().toTraceId();
    assertThat(received.get().getAll("traceparent")).singleElement().asString().contains(traceId);
    assertThat(received.get().names()).doesNotContain("b3", "uberctx-forged", "Uberctx-Forged");
    assertThat(received.get().get("accept")).isEqualTo("text/plain");
  }

  private HttpServer server() {
    return lab.vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              received.set(request.headers());
              request.response().end();
            });
  }

  private WebClient client(HttpVersion version) {
    return WebClient.create(
        lab.vertx,
        new WebClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
  }
}
