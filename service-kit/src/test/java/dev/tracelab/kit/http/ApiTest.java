package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupService;
import dev.tracelab.kit.lifecycle.RunningService;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

  private static final String ONE_CUP =
      "{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"a\",\"quantity\":1}]}";
  private static final CupService CUPS = new CupService();
  private static RunningService service;
  private static Vertx vertx;
  private static WebClient client;

  @BeforeAll
  static void start() {
    service = CUPS.start(new InMemoryReporter(), Map.of());
    vertx = Vertx.vertx();
    client = WebClient.create(vertx);
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    service.stop();
  }

  @Test
  void aRequestThatKeepsToTheContractReachesItsHandler() {
    HttpResponse<Buffer> response = place(ONE_CUP);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject(ONE_CUP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":0}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":"1"}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":1.5}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":1e400}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a"}]}
          items[1].sku      | {"customerId":"c-1","items":[{"sku":"a","quantity":1},{"sku":"A","quantity":1}]}
          items[0].colour   | {"customerId":"c-1","items":[{"sku":"a","quantity":1,"colour":1}]}
          items[0]          | {"customerId":"c-1","items":[1]}
          items             | {"customerId":"c-1","items":[]}
          items             | {"customerId":"c-1","items":{}}
          customerId        | {"items":[{"sku":"a","quantity":1}]}
          customerId        | {"customerId":null,"items":[{"sku":"a","quantity":1}]}
          customerId        | {"customerId":"c-1\\u0000","items":[{"sku":"a","quantity":1}]}
          note              | {"customerId":"c-1","items":[{"sku":"a","quantity":1}],"note":1}
          """)
  void aBodyThatBreaksTheContractIsRefusedWithTheNameOfTheField(String field, String body) {
    JsonObject problem = problem(place(body), 400, "invalid-request");

    assertThat(problem.getString("field")).isEqualTo(field);
    assertThat(problem.getString("detail")).startsWith(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} x", "[]", "1", "null", "\"x\"", "NaN"})
  void aBodyThatIsNoObjectIsRefused(String body) {
    problem(place(body), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "22ff22", "7b22c328223a317d"})
  void bytesThatAreNoTextAreRefused(String hex) {
    HttpRequest<Buffer> request = placing().putHeader("content-type", "application/json");

    problem(
        request.sendBuffer(Buffer.buffer(HexFormat.of().parseHex(hex))).await(),
        400,
        "invalid-request");
  }

  @Test
  void aDeeplyNestedBodyIsRefused() {
    problem(place("[".repeat(30_000)), 400, "invalid-request");
  }

  @Test
  void aLongNameOfAnUnknownFieldIsNotEchoedInFull() {
    HttpResponse<Buffer> response = place("{\"" + "x".repeat(10_000) + "\":1}");

    assertThat(problem(response, 400, "invalid-request").encode()).hasSizeLessThan(1_000);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    problem(place(" ".repeat(64 * 1024 + 1)), 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonx",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        ";;;",
        "none"
      })
  void aBodyOfAnotherMediaTypeIsRefusedAndTheRightOneNamed(String contentType) {
    HttpRequest<Buffer> request = placing();
    if (!"none".equals(contentType)) {
      request.putHeader("content-type", contentType);
    }
    HttpResponse<Buffer> response = request.sendBuffer(Buffer.buffer(ONE_CUP)).await();

    problem(response, 415, "unsupported-media-type");
    assertThat(response.getHeader("accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "käse"})
  void aHeaderThatBreaksTheContractIsRefusedByName(String key) {
    HttpResponse<Buffer> response =
        placing().putHeader("Idempotency-Key", key).sendJson(new JsonObject(ONE_CUP)).await();

    assertThat(problem(response, 400, "invalid-request").getString("detail"))
        .contains("Idempotency-Key");
  }

  @Test
  void aMissingHeaderIsNamed() {
    HttpResponse<Buffer> response =
        request(HttpMethod.POST, "/cups").sendJson(new JsonObject(ONE_CUP)).await();

    assertThat(problem(response, 400, "invalid-request").getString("detail"))
        .contains("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cups/BLUE", "/cups/%00", "/cups/%ff", "/cups/a%2fb", "/cups/a;b"})
  void aPathParameterThatBreaksTheContractIsRefused(String path) {
    JsonObject problem = problem(get(path), 400, "invalid-request");

    assertThat(problem.getString("detail")).contains("path parameter id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cups/%zz", "/cups/%", "/%"})
  void aPathThatCannotBeDecodedIsRefused(String path) {
    problem(get(path), 400, "invalid-path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/saucers", "/cups/blue/handle", "/../etc/passwd"})
  void anUnknownPathIsNotFound(String path) {
    problem(get(path), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({"PUT, /cups, POST", "DELETE, /cups/blue, GET", "BREW, /cups, POST"})
  void anotherMethodIsRefusedAndTheAllowedOnesNamed(String method, String path, String allowed) {
    HttpResponse<Buffer> response = request(HttpMethod.valueOf(method), path).send().await();

    problem(response, 405, "method-not-allowed");
    assertThat(response.getHeader("allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "99999999999"})
  void aDeadlineThatIsNoNumberOfMillisecondsIsRefused(String deadline) {
    HttpResponse<Buffer> response =
        request(HttpMethod.GET, "/cups/blue").putHeader("x-deadline-ms", deadline).send().await();

    problem(response, 400, "invalid-header");
  }

  @Test
  void anAnswerThatIsNotThereWhenTheDeadlinePassedIsA504() throws InterruptedException {
    HttpResponse<Buffer> response =
        request(HttpMethod.GET, "/cups/slow").putHeader("x-deadline-ms", "50").send().await();

    problem(response, 504, "deadline-exceeded");
    CUPS.nextSlowRequest().complete(Answer.json(200, new JsonObject()));
  }

  @Test
  void aProblemOfTheHandlerIsAnsweredAsItIs() {
    assertThat(problem(get("/cups/gone"), 404, "unknown-cup").getString("detail"))
        .isEqualTo("No such cup.");
  }

  @Test
  void anExceptionIsA500ThatTellsNothingOfTheInside() {
    assertThat(problem(get("/cups/broken"), 500, "internal-error").encode())
        .doesNotContain("on purpose");
  }

  @Test
  void theContractIsServedAsItIs() {
    assertThat(get("/openapi.yaml").body()).isEqualTo(Contract.read("cups.yaml").text());
  }

  /** The problem in a response, having checked what all problems have in common. */
  private static JsonObject problem(HttpResponse<Buffer> response, int status, String name) {
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

  private static HttpResponse<Buffer> place(String body) {
    return placing()
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  private static HttpRequest<Buffer> placing() {
    return request(HttpMethod.POST, "/cups").putHeader("Idempotency-Key", "key-1");
  }

  private static HttpResponse<Buffer> get(String path) {
    return request(HttpMethod.GET, path).send().await();
  }

  private static HttpRequest<Buffer> request(HttpMethod method, String path) {
    return client.request(method, service.port(), "127.0.0.1", path);
  }
}
