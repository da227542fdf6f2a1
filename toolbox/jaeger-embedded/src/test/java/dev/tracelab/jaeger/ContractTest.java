package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends the recorded requests and expects the real Jaeger's responses. */
final class ContractTest {

  private static final JsonObject RECORDED = RecordedResponses.read();

  private static RunningBackend backend;

  @BeforeAll
  static void startAndSend() throws Exception {
    backend = RunningBackend.start();
    ContractBatches.all().forEach(backend::post);
  }

  @AfterAll
  static void stop() throws Exception {
    backend.close();
  }

  static Stream<String> validAndInvalidRequests() {
    return Stream.concat(Contract.validRequests().stream(), Contract.invalidRequests().stream());
  }

  @ParameterizedTest
  @MethodSource("validAndInvalidRequests")
  void theResponseIsTheRealJaegers(String path) {
    JsonObject response = RecordedResponses.entry(backend.get(path));
    assertThat(response.encodePrettily()).isEqualTo(RECORDED.getJsonObject(path).encodePrettily());
  }

  @ParameterizedTest
  @MethodSource("dev.tracelab.jaeger.Contract#invalidRequests")
  void anErrorMessageNamesTheMistake(String mistake) {
    assertThat(backend.get(mistake).body())
        .containsAnyOf("a trace id has", "malformed parameter query.", "must be before");
  }
}
