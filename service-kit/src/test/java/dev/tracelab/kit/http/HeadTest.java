package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What methods, paths and headers an API takes. */
class HeadTest {

  @RegisterExtension static final CupClient CUPS = CupClient.create();

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "käse"})
  void aHeaderThatBreaksTheContractIsRefusedByName(String key) {
    HttpResponse<Buffer> response =
        CUPS.placing()
            .putHeader("Idempotency-Key", key)
            .sendJson(new JsonObject(CupClient.ONE_CUP))
            .await();

    assertThat(CupClient.problem(response, 400, "invalid-request").getString("detail"))
        .contains("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "100%25", "a+b", "%20"})
  void aHeaderIsTakenAsItIs(String key) {
    HttpResponse<Buffer> response =
        CUPS.placing()
            .putHeader("Idempotency-Key", key)
            .sendJson(new JsonObject(CupClient.ONE_CUP))
            .await();

    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void aHeaderThatIsSentTwiceIsRefusedByName() {
    HttpResponse<Buffer> response =
        CUPS.placing()
            .putHeader("Idempotency-Key", List.of("a", "b"))
            .sendJson(new JsonObject(CupClient.ONE_CUP))
            .await();

    assertThat(CupClient.problem(response, 400, "invalid-request").getString("detail"))
        .isEqualTo("The header Idempotency-Key must be sent once.");
  }

  @Test
  void aMissingHeaderIsNamed() {
    HttpResponse<Buffer> response =
        CUPS.request(HttpMethod.POST, "/cups").sendJson(new JsonObject(CupClient.ONE_CUP)).await();

    assertThat(CupClient.problem(response, 400, "invalid-request").getString("detail"))
        .contains("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cups/BLUE", "/cups/%00", "/cups/%ff", "/cups/a%2fb", "/cups/a;b"})
  void aPathParameterThatBreaksTheContractIsRefused(String path) {
    JsonObject problem = CupClient.problem(CUPS.get(path), 400, "invalid-request");

    assertThat(problem.getString("detail")).contains("path parameter id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cups/%zz", "/cups/%", "/%"})
  void aPathThatCannotBeDecodedIsRefused(String path) {
    CupClient.problem(CUPS.get(path), 400, "invalid-path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/saucers", "/cups/blue/handle", "/../etc/passwd"})
  void anUnknownPathIsNotFound(String path) {
    CupClient.problem(CUPS.get(path), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /cups, POST",
    "DELETE, /cups/blue, 'GET, HEAD'",
    "PUT, /, 'GET, HEAD'",
    "BREW, /cups, POST"
  })
  void anotherMethodIsRefusedAndTheAllowedOnesNamed(String method, String path, String allowed) {
    HttpResponse<Buffer> response = CUPS.request(HttpMethod.valueOf(method), path).send().await();

    CupClient.problem(response, 405, "method-not-allowed");
    assertThat(response.getHeader("allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cups/blue", "/", "/openapi.yaml"})
  void headIsAnsweredAsGetWithoutABody(String path) {
    HttpResponse<Buffer> head = CUPS.request(HttpMethod.HEAD, path).send().await();
    HttpResponse<Buffer> get = CUPS.get(path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isNull();
    assertThat(head.getHeader("content-type")).isEqualTo(get.getHeader("content-type"));
    assertThat(head.getHeader("content-length")).isEqualTo(get.getHeader("content-length"));
  }

  @Test
  void theRootIsAPageForBrowsersAndJsonForPrograms() {
    HttpResponse<Buffer> page =
        CUPS.request(HttpMethod.GET, "/").putHeader("accept", "text/html,*/*;q=0.8").send().await();

    assertThat(page.getHeader("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.bodyAsString())
        .contains("<h1>Cups</h1>", "href=\"/openapi.yaml\"", "POST /cups");
    assertThat(CUPS.get("/").bodyAsJsonObject().getString("contract")).isEqualTo("/openapi.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "99999999999"})
  void aDeadlineThatIsNoNumberOfMillisecondsIsRefused(String deadline) {
    HttpResponse<Buffer> response =
        CUPS.request(HttpMethod.GET, "/cups/blue")
            .putHeader("x-deadline-ms", deadline)
            .send()
            .await();

    CupClient.problem(response, 400, "invalid-header");
  }
}
