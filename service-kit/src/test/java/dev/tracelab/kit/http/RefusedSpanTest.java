package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupService;
import dev.tracelab.kit.lifecycle.RunningService;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the span of a refused request says of it. */
class RefusedSpanTest {

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final RunningService service = new CupService().start(reporter, Map.of());
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cups/gone, unknown-cup, No such cup.",
    "GET, /saucers, not-found, There is nothing at this path.",
    "DELETE, /cups/blue, method-not-allowed, 'This path allows only GET, HEAD.'",
    "GET, /cups/%zz, invalid-path, The path cannot be decoded."
  })
  void itNamesTheProblemAndItsSentence(HttpMethod method, String path, String name, String detail) {
    client.request(method, service.port(), "127.0.0.1", path).send().await();

    assertExplained(name, detail);
  }

  @Test
  void itNamesTheWrongFieldAndQuotesNothingOfTheBody() {
    place("{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"a\",\"quantity\":-1,\"secret\":\"x\"}]}");

    assertExplained(
        "invalid-request",
        "items[0].quantity is too small: it must be a whole number from 1 to 1000.");
  }

  @Test
  void aNameThatAStrangerGaveAFieldIsNotOnIt() {
    place("{\"secret-of-a-stranger\":1}");

    assertThat(span().getLogs().toString() + span().getTags()).doesNotContain("secret-of");
  }

  private void place(String body) {
    client
        .post(service.port(), "127.0.0.1", "/cups")
        .putHeader("Idempotency-Key", "k")
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  private void assertExplained(String name, String detail) {
    assertThat(span().getTags()).containsEntry("outcome", name).doesNotContainKey("error");
    assertThat(span().getLogs())
        .singleElement()
        .satisfies(
            log ->
                assertThat((Map<String, Object>) log.getFields())
                    .containsEntry("event", "problem")
                    .containsEntry("problem.type", "/problems/" + name)
                    .containsEntry("message", detail));
  }

  /** A service that stops has ended its spans. */
  private JaegerSpan span() {
    service.stop();
    return reporter.getSpans().get(0);
  }
}
