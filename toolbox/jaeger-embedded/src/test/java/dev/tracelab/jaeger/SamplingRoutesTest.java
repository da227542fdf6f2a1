package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.samplers.HttpSamplingManager;
import io.jaegertracing.internal.samplers.http.OperationSamplingParameters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingRoutesTest {

  private RunningBackend backend;

  @BeforeEach
  void start() throws Exception {
    backend = RunningBackend.start();
  }

  @AfterEach
  void stop() throws Exception {
    backend.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sampling", "/api/sampling"})
  void everyTraceIsSampledAtFirst(String path) {
    HttpResponse<String> response = send("GET", path + "?service=orders");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"strategyType\":\"PROBABILISTIC\",\"probabilisticSampling\":{\"samplingRate\":1.0}}");
  }

  @Test
  void jaegerClientReadsWhatWasSet() {
    assertThat(send("PUT", "/api/sampling?service=orders&probability=0.25").statusCode())
        .isEqualTo(204);

    assertThat(rateOf("orders")).isEqualTo(0.25);
    assertThat(rateOf("stock")).isEqualTo(1);
  }

  @Test
  void withoutAServiceAllAreSet() {
    send("PUT", "/api/sampling?service=orders&probability=0.25");
    send("PUT", "/api/sampling?probability=0");

    assertThat(rateOf("orders")).isZero();
    assertThat(rateOf("stock")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&probability=",
        "&probability=x",
        "&probability=NaN",
        "&probability=1.1",
        "&probability=-0.1"
      })
  void anotherValueIsRefusedAndChangesNothing(String probability) {
    assertThat(send("PUT", "/api/sampling?service=orders" + probability).statusCode())
        .isEqualTo(400);

    assertThat(rateOf("orders")).isEqualTo(1);
  }

  @Test
  void aRequestWithoutAServiceIsRefused() {
    assertThat(send("GET", "/sampling").statusCode()).isEqualTo(400);
  }

  @Test
  void anOperationHasARateOfItsOwn() {
    send("PUT", "/api/sampling?service=orders&probability=0");
    send("PUT", "/api/sampling?service=orders&operation=POST+%2Forders&probability=1");

    OperationSamplingParameters sampling =
        manager().getSamplingStrategy("orders").getOperationSampling();
    assertThat(sampling.getDefaultSamplingProbability()).isZero();
    assertThat(sampling.getPerOperationStrategies())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getOperation()).isEqualTo("POST /orders"))
        .satisfies(
            rule -> assertThat(rule.getProbabilisticSampling().getSamplingRate()).isEqualTo(1));

    send("PUT", "/api/sampling?service=orders&probability=1");
    assertThat(manager().getSamplingStrategy("orders").getOperationSampling()).isNull();
  }

  @Test
  void anOperationNeedsItsService() {
    assertThat(send("PUT", "/api/sampling?operation=a&probability=1").statusCode()).isEqualTo(400);
  }

  private double rateOf(String service) {
    return manager().getSamplingStrategy(service).getProbabilisticSampling().getSamplingRate();
  }

  private HttpSamplingManager manager() {
    return new HttpSamplingManager("127.0.0.1:" + backend.jaeger().collectorPort());
  }

  private HttpResponse<String> send(String method, String path) {
    URI address = URI.create("http://127.0.0.1:" + backend.jaeger().collectorPort() + path);
    return backend.send(
        HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build());
  }
}
