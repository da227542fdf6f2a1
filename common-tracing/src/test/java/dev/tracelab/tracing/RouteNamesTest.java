package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(names.templateOf("POST", "/orders/")).isNull();
  }

  @Test
  void aRouteWithoutAMethodIsRefused() {
    assertThatThrownBy(() -> RouteNames.of(List.of("/orders")))
        .hasMessageContaining("'/orders'")
        .hasMessageContaining("GET /orders/{id}");
  }
}
