package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceFetcherTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Queue<Answer> responses = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private TraceFetcher fetcher;

  @BeforeEach
  void startABackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/traces/a1", exchange -> responses.remove().send(exchange));
    server.start();
    fetcher = new TraceFetcher(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stopIt() {
    server.stop(0);
  }

  @Test
  void aTraceIsFetched() {
    responses.add(new Answer(200, TraceReaderTest.ANSWER));

    assertThat(fetcher.fetch("a1").join().spans()).hasSize(2);
  }

  @Test
  void anUnknownTraceIsEmpty() {
    responses.add(new Answer(404, "{}"));

    assertThat(fetcher.fetch("a1").join().spans()).isEmpty();
  }

  @Test
  void itRetriesUntilTheTraceSatisfiesTheCondition() {
    responses.add(new Answer(404, "{}"));
    responses.add(new Answer(500, "not yet"));
    responses.add(new Answer(200, TraceReaderTest.ANSWER));

    Trace trace = fetcher.fetchUntil("a1", seen -> seen.spans().size() == 2, LONG).join();

    assertThat(trace.spans()).hasSize(2);
    assertThat(responses).isEmpty();
  }

  @Test
  void atTheEndOfTheTimeTheLastTraceIsReturned() {
    responses.add(new Answer(200, TraceReaderTest.ANSWER));

    assertThat(fetcher.fetchUntil("a1", seen -> false, Duration.ZERO).join().spans()).hasSize(2);
  }

  @Test
  void anUnexpectedStatusIsASentence() {
    responses.add(new Answer(503, ""));

    assertThatThrownBy(() -> fetcher.fetchUntil("a1", seen -> true, Duration.ZERO).join())
        .hasCauseInstanceOf(UnreadableTrace.class)
        .hasMessageContaining("responded with status 503");
  }

  @Test
  void anUnreachableBackendFailsAtTheEndOfTheTime() {
    server.stop(0);

    assertThatThrownBy(() -> fetcher.fetchUntil("a1", seen -> true, Duration.ofMillis(100)).join())
        .hasCauseInstanceOf(ConnectException.class);
  }

  /** One response of the backend. */
  private record Answer(int status, String body) {

    void send(HttpExchange exchange) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      try (exchange) {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
