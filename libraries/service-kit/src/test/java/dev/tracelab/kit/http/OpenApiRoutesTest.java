package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenApiRoutesTest {

  @Test
  void eachOperationIsARouteInTheOrderOfTheContract() {
    assertThat(OpenApiRoutes.read("routes.yaml"))
        .containsExactly(
            "POST /orders",
            "GET /orders/{id}",
            "DELETE /orders/{id}",
            "GET /",
            "GET /openapi.yaml");
  }

  @Test
  void aContractThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> OpenApiRoutes.read("missing.yaml"))
        .hasMessage("There is no missing.yaml on the class path.");
  }
}
