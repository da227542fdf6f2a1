package dev.tracelab.tracing;

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
  void aTemplateMatchesAnyValueInItsPlace() {
    assertThat(names.templateOf("GET", "/orders/4711")).isEqualTo("/orders/{id}");
  }

  @Test
  void aLiteralPathWinsOverATemplate() {
    assertThat(names.templateOf("GET", "/orders/recent")).isEqualTo("/orders/recent");
  }

  @Test
  void otherMethodsLongerPathsAndEmptyValuesMatchNothing() {
    assertThat(names.templateOf("DELETE", "/orders/4711")).isNull();
    assertThat(names.templateOf("GET", "/orders/4711/items")).isNull();
    assertThat(names.templateOf("GET", "/orders/")).isNull();
    assertThat(names.templateOf("GET", "/orders//")).isNull();
  }

  @Test
  void aRouteWithoutAMethodIsRefused() {
    assertThatThrownBy(() -> RouteNames.of(List.of("/orders")))
        .hasMessageContaining("'/orders'")
        .hasMessageContaining("GET /orders/{id}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/7",
        "/orders/7/",
        "//orders/7",
        "/orders//7",
        "/./orders/7",
        "/a/../orders/7",
        "/%6frders/7",
        "/orders/%2F"
      })
  void whateverTheRouterServesHasItsRoutesName(String path) {
    assertThat(names.templateOf("GET", path)).isEqualTo("/orders/{id}");
    assertThat(names.templateOf("HEAD", path)).isEqualTo("/orders/{id}");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "*", "orders/7", "shop:80", "/orders/%zz", "/%", "?", "/../x"})
  void whatIsNoPathMatchesNothing(String path) {
    assertThat(names.templateOf("GET", path)).isNull();
  }

  @Test
  void aParameterMayBeAPartOfASegmentAndASlashAtATemplatesEndCounts() {
    RouteNames files = RouteNames.of(List.of("GET /files/{name}.json", "GET /files/", "GET /"));

    assertThat(files.templateOf("GET", "/files/a.json")).isEqualTo("/files/{name}.json");
    assertThat(files.templateOf("GET", "/files/a.xml")).isNull();
    assertThat(files.templateOf("GET", "/files/")).isEqualTo("/files/");
    assertThat(files.templateOf("GET", "/files")).isNull();
    assertThat(files.templateOf("GET", "/")).isEqualTo("/");
    assertThat(files.templateOf("GET", "//")).isEqualTo("/");
  }

  @Test
  void aMethodThatNobodyKnowsIsOther() {
    RouteNames pots = RouteNames.of(List.of("BREW /pots"));

    assertThat(pots.methodOf("BREW")).isEqualTo("BREW");
    assertThat(pots.methodOf("PATCH")).isEqualTo("PATCH");
    assertThat(pots.methodOf("get")).isEqualTo("_OTHER");
    assertThat(pots.operationOf("STRANGER", null)).isEqualTo("HTTP");
  }
}
