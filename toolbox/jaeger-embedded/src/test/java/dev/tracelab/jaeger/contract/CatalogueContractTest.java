package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lists of services and operations. Jaeger 2.20 has those of the older API and of API v3; newer
 * versions have only the latter.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CatalogueContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final String service = UniqueIds.service("ünusual & service");

  @BeforeAll
  void send() {
    long trace = UniqueIds.trace();
    BACKEND
        .sender()
        .batches(
            batch(
                service,
                ofKind("server", span(trace, 1, 0, "GET")),
                ofKind("client", span(trace, 2, 1, "GET")),
                ofKind("client", span(trace, 3, 1, "SELECT orders")),
                ofKind("client", span(trace, 4, 1, "SELECT orders")),
                span(trace, 5, 1, "check credit")));
    BACKEND.client().trace(UniqueIds.hex(trace), 5);
  }

  @Test
  void aServiceThatReportedIsListed() {
    JsonObject older = BACKEND.client().json("/api/services");

    assertThat(older.getJsonArray("data").stream().filter(service::equals)).hasSize(1);
    assertThat(older.getInteger("total")).isEqualTo(older.getJsonArray("data").size());
    assertThat(BACKEND.client().json("/api/v3/services").getJsonArray("services"))
        .contains(service);
  }

  @Test
  void theOlderApiListsTheNamesOfOperations() {
    JsonObject response = BACKEND.client().json("/api/services/" + path(service) + "/operations");

    assertThat(response.getJsonArray("data"))
        .containsExactlyInAnyOrder("GET", "SELECT orders", "check credit");
    assertThat(response.getInteger("total")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"'', 4", "server, 1", "client, 2", "internal, 0", "nonsense, 0"})
  void operationsAreListedByKind(String kind, int operations) {
    JsonObject older =
        BACKEND.client().json("/api/operations?service=" + query() + "&spanKind=" + kind);
    JsonObject newer =
        BACKEND.client().json("/api/v3/operations?service=" + query() + "&spanKind=" + kind);

    assertThat(older.getJsonArray("data")).hasSize(operations);
    assertThat(older.getInteger("total")).isEqualTo(operations);
    assertThat(newer.getJsonArray("operations", new JsonArray())).hasSize(operations);
  }

  @Test
  void anOperationIsListedWithItsKind() {
    JsonObject older = BACKEND.client().json("/api/operations?service=" + query());
    JsonObject newer = BACKEND.client().json("/api/v3/operations?service=" + query());

    assertThat(QueryClient.each(older.getJsonArray("data")))
        .contains(new JsonObject().put("name", "GET").put("spanKind", "server"))
        .contains(new JsonObject().put("name", "check credit").put("spanKind", ""));
    assertThat(QueryClient.each(newer.getJsonArray("operations")))
        .contains(new JsonObject().put("name", "GET").put("spanKind", "server"))
        .contains(new JsonObject().put("name", "check credit").put("spanKind", "internal"));
  }

  @ParameterizedTest
  @CsvSource({"/api/operations?service=nobody, []", "/api/services/nobody/operations, null"})
  void anUnknownServiceHasNoOperations(String path, String data) {
    assertThat(BACKEND.client().get(path).body())
        .isEqualTo("{\"data\":" + data + ",\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/services",
        "/api/operations?service=nobody",
        "/api/traces?service=nobody",
        "/api/dependencies",
        "/api/v3/services",
        "/api/v3/operations?service=nobody"
      })
  void responsesAreJsonForTheSameOriginOnly(String path) {
    HttpResponse<String> response = BACKEND.client().get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void headRequestsAreSupported() {
    HttpResponse<String> response = BACKEND.client().request("HEAD", "/api/services");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  private String query() {
    return URLEncoder.encode(service, UTF_8);
  }

  private static String path(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static Span ofKind(String kind, Span span) {
    return span.setTags(List.of(tag("span.kind", kind)));
  }
}
