package dev.tracelab.kit.cups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.lifecycle.RunningService;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The cup service, running for a test class, and a client for it. */
public final class CupClient implements BeforeAllCallback, AfterAllCallback {

  /** An order that keeps to the contract. */
  public static final String ONE_CUP =
      "{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"a\",\"quantity\":1}]}";

  private final CupService service = new CupService();
  private RunningService running;
  private Vertx vertx;
  private WebClient client;

  private CupClient() {}

  /** For a static {@code @RegisterExtension}. */
  public static CupClient create() {
    return new CupClient();
  }

  /** The service itself. */
  public CupService service() {
    return service;
  }

  /** Where it listens. */
  public int port() {
    return running.port();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running = service.start(new InMemoryReporter(), Map.of());
    vertx = Vertx.vertx();
    client = WebClient.create(vertx);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    vertx.close().await();
    running.stop();
  }

  /** Sends a JSON body. */
  public HttpResponse<Buffer> place(String body) {
    return placing()
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  /** An order's head; body and content type are missing. */
  public HttpRequest<Buffer> placing() {
    return request(HttpMethod.POST, "/cups").putHeader("Idempotency-Key", "key-1");
  }

  /** Asks for something. */
  public HttpResponse<Buffer> get(String path) {
    return request(HttpMethod.GET, path).send().await();
  }

  /** Any request. */
  public HttpRequest<Buffer> request(HttpMethod method, String path) {
    return client.request(method, port(), "127.0.0.1", path);
  }

  /** The problem in a response, having checked what all problems have in common. */
  public static JsonObject problem(HttpResponse<Buffer> response, int status, String name) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
    JsonObject problem = response.bodyAsJsonObject();
    assertThat(problem.getString("type")).isEqualTo("/problems/" + name);
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("traceId"))
        .matches("[0-9a-f]{32}")
        .isEqualTo(response.getHeader("x-trace-id"));
    assertThat(response.getHeader("traceresponse")).contains(problem.getString("traceId"));
    return problem;
  }
}
