package dev.tracelab.tracing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteNamesTest {

  private final RouteNames names =
      RouteNames.of(List.of("GET /orders/{id}", "GET /orders/recent", "POST /orders"));

  @Test
  void aParameterMatchesAnyValue() {
    assertThat(names.templateOf("GET", "/orders/4711")).isEqualTo("/orders/{id}");
  }

  @Test
  void aLiteralPathTakesPrecedenceOverATemplate() {
    assertThat(names.templateOf("GET", "/orders/recent")).isEqualTo("/orders/recent");
  }

  @Test
  void otherMethodsLongerPathsAndEmptyValuesMatchNothing() {
    assertThat(names.templateOf("DELETE", "/orders/4711")).isNull();
    assertThat(names.templateOf("GET", "/orders/4711/items")).isNull();
    assertThat(names.templateOf("GET", "/orders/")).isNull();
    assertThat(names.templateOf("STRANGE", "/orders")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders",
        "/orders/",
        "//orders",
        "/orders//",
        "/./orders",
        "/x/../orders",
        "/../orders",
        "/%6frders",
        "/%6Frders/",
        "/x/%2e%2e/orders",
      })
  void equivalentPathsMatch(String path) {
    assertThat(names.templateOf("POST", path)).isEqualTo("/orders");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "*", "orders", "?", "host:443", "/%zz", "/orders%", "/%2forders"})
  void pathsThatTheRouterRejectsMatchNothing(String path) {
    assertThat(names.templateOf("POST", path)).isNull();
  }

  @Test
  void headMatchesItsOwnRouteFirstAndThoseOfGet() {
    RouteNames own = RouteNames.of(List.of("GET /orders/{id}", "HEAD /orders/latest"));

    assertThat(own.templateOf("HEAD", "/orders/7")).isEqualTo("/orders/{id}");
    assertThat(own.templateOf("HEAD", "/orders/latest")).isEqualTo("/orders/latest");
    assertThat(names.templateOf("HEAD", "/orders")).isNull();
  }

  @Test
  void aParameterMayBePartOfASegment() {
    RouteNames files = RouteNames.of(List.of("GET /files/{name}.json", "GET /a/{b}/"));

    assertThat(files.templateOf("GET", "/files/x.json")).isEqualTo("/files/{name}.json");
    assertThat(files.templateOf("GET", "/files/x-json")).isNull();
    assertThat(files.templateOf("GET", "/a/b/")).isEqualTo("/a/{b}/");
    assertThat(files.templateOf("GET", "/a/b")).isNull();
  }

  @Test
  void aRouteWithoutAMethodIsRejected() {
    assertThatThrownBy(() -> RouteNames.of(List.of("/orders")))
        .hasMessageContaining("'/orders'")
        .hasMessageContaining("GET /orders/{id}");
  }
}
