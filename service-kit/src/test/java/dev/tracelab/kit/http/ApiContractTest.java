package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiContractTest {

  @Test
  void eachOperationIsARouteInTheOrderOfTheContract() {
    assertThat(ApiContract.read("routes.yaml").routes())
        .containsExactly(
            "POST /orders",
            "GET /orders/{id}",
            "DELETE /orders/{id}",
            "GET /",
            "GET /openapi.yaml");
  }

  @Test
  void aContractThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ApiContract.read("missing.yaml"))
        .hasMessage("There is no missing.yaml on the class path.");
  }
}
