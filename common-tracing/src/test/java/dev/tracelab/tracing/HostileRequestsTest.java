package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracelab.tracing.propagation.HostileHeaders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Malformed trace headers over real connections: each request has a response and a span. */
class HostileRequestsTest {

  private static final int REQUESTS = 1_000;
  private static final int BATCH_SIZE = 50;
  // A Vert.x server accepts 8192 bytes, including the rest of the request head.
  private static final int MAX_CHARACTERS = 6_000;

  private final TracedVertx lab = new TracedVertx("GET /orders/{id}");
  private final Vertx outside = Vertx.vertx();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private HttpServer server;

  /** Vert.x closes a client that nothing refers to any more, also during a request. */
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    server =
        lab.await(
            () ->
                lab.vertx
                    .createHttpServer()
                    .requestHandler(request -> request.response().end(sampled()))
                    .listen(0, "127.0.0.1"));
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void close() throws Exception {
    root.detachAppender(lines);
    outside.close().await(60, TimeUnit.SECONDS);
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void eachRequestHasAResponseAndASpanAndNoneLogsALine(HttpVersion version) throws Exception {
    HostileHeaders hostile = HostileHeaders.seeded(Long.getLong("hostile.seed", 7));
    client = client(version);
    int sampled = 0;
    for (int sent = 0; sent < REQUESTS; sent += BATCH_SIZE) {
      sampled += batch(client, hostile).await(60, TimeUnit.SECONDS);
    }

    assertThat(sampled).isGreaterThan(REQUESTS / 2);
    lab.awaitSpans("GET /orders/{id}", sampled);
    assertThat(lab.spans()).hasSize(sampled);
    assertThat(lines.list).isEmpty();
  }

  /** Sends requests from an event loop and returns how many of them were sampled. */
  private Future<Integer> batch(HttpClient client, HostileHeaders hostile) {
    List<List<Map.Entry<String, String>>> requests =
        Stream.generate(hostile::next)
            .filter(headers -> headers.toString().length() < MAX_CHARACTERS)
            .limit(BATCH_SIZE)
            .toList();
    return Future.future(
        sampled ->
            outside.runOnContext(
                start ->
                    Future.all(requests.stream().map(headers -> get(client, headers)).toList())
                        .map(answers -> Collections.frequency(answers.list(), "true"))
                        .onComplete(sampled)));
  }

  /** Some requests ask not to be sampled. */
  private static String sampled() {
    return String.valueOf(TraceContext.current().isSampled());
  }

  private HttpClient client(HttpVersion version) {
    return outside.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(version)
            .setHttp2ClearTextUpgrade(false)
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(server.actualPort()));
  }

  private static Future<String> get(HttpClient client, List<Map.Entry<String, String>> headers) {
    return client
        .request(HttpMethod.GET, "/orders/7")
        .compose(
            request -> {
              // HTTP/2 does not allow whitespace around a value.
              headers.forEach(
                  header -> request.headers().add(header.getKey(), header.getValue().strip()));
              return request.send();
            })
        .compose(response -> response.body())
        .map(body -> body.toString());
  }
}
