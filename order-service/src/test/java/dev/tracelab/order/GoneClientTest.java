package dev.tracelab.order;

import static dev.tracelab.order.OrderLab.orderRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoneClientTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final SpanRecorder recorder = new SpanRecorder();

  private final Vertx vertx = Vertx.vertx();

  /** Vert.x closes a client that nothing refers to any more, also during a request. */
  private HttpClient client;

  private final String key = UUID.randomUUID().toString();
  private final JsonObject orderRequest =
      orderRequest("c-" + key.substring(0, 8), "ethiopia-yirgacheffe-250g", 2);
  private OrderLab lab;

  @BeforeEach
  void start() {
    lab = new OrderLab(DATABASE, recorder, watch, Map.of());
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    lab.close();
    recorder.expectOrphans();
    recorder.trace();
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void beforeThePaymentNothingGoesOnAndTheCallBehindIsBrokenOff(HttpVersion version)
      throws Exception {
    lab.inventory.hold("reserve");
    HttpClientRequest request = placing(version);
    lab.inventory.awaitHeld("reserve");
    request.reset();
    recorder.awaitTrace(all -> hasEnded(all, "reserve stock"), BOUND);

    assertThat(hasFailedAs(recorder.trace(), "reserve stock", "CallCancelledException")).isTrue();
    lab.inventory.awaitBrokenOff();
    assertThat(paymentOf(key)).isNull();
    lab.inventory.letAllPass("reserve");
    assertThat(lab.place(key, orderRequest).statusCode()).isEqualTo(201);
  }

  @Test
  void afterThePaymentWasAskedForTheOrderIsCompletedAndTheKeyTellsSo() throws Exception {
    HttpClientRequest request;
    try (Connection other = connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE payment_authorisations IN ACCESS EXCLUSIVE MODE");
      request = placing(HttpVersion.HTTP_1_1);
      recorder.awaitTrace(all -> hasEnded(all, "reserve stock"), BOUND);
      awaitPaymentWaits();
      request.reset();
      recorder.awaitTrace(all -> hasEnded(all, "POST /orders"), BOUND);
      other.rollback();
    }
    recorder.awaitTrace(all -> hasEnded(all, "complete order"), BOUND);

    HttpResponse<String> again = lab.place(key, orderRequest);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(lab.inventory.count("reserve")).isEqualTo(1);
    assertThat(paymentOf(key)).isEqualTo("AUTHORISED");
  }

  private HttpClientRequest placing(HttpVersion version) {
    HttpClientOptions options =
        new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
    client = vertx.createHttpClient(options);
    HttpClientRequest request =
        client.request(HttpMethod.POST, lab.port(), "127.0.0.1", "/orders").await();
    request.putHeader("Content-Type", "application/json").putHeader("Idempotency-Key", key);
    request.putHeader("x-deadline-ms", "20000").send(orderRequest.toBuffer());
    return request;
  }

  private static boolean hasEnded(Trace recorded, String operation) {
    return recorded.spans().stream().anyMatch(span -> span.operation().equals(operation));
  }

  private static boolean hasFailedAs(Trace recorded, String operation, String kind) {
    return recorded.spans().stream()
        .filter(span -> span.operation().equals(operation))
        .anyMatch(span -> span.error() && span.logs().toString().contains(kind));
  }

  private static String paymentOf(String key) {
    return DATABASE.query(
        "SELECT p.state FROM payment_authorisations p JOIN orders o ON o.id = p.order_id"
            + " WHERE o.idempotency_key = '"
            + key
            + "'");
  }

  private static void awaitPaymentWaits() {
    long end = System.nanoTime() + BOUND.toNanos();
    String waiting =
        "SELECT count(*) FROM pg_locks WHERE NOT granted"
            + " AND relation = 'payment_authorisations'::regclass";
    while (!"1".equals(DATABASE.query(waiting)) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static Connection connection() throws Exception {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + DATABASE.config().address(), DATABASE.config().user(), "");
  }
}
