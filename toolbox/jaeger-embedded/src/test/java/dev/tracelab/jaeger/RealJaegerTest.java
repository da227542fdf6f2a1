package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.browser.RequiredProgram;
import dev.tracelab.jaeger.contract.Backend;
import dev.tracelab.jaeger.contract.RealJaeger;
import io.jaegertracing.thriftjava.Batch;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Compares the recorded responses with the real Jaeger, if its executable is installed. With the
 * system property {@code record} it records them again, for a new version of Jaeger.
 */
final class RealJaegerTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theRecordedResponsesAreTheRealOnes() throws Exception {
    Path executable =
        RequiredProgram.orSkip(RealJaeger.executable(), "the executable jaeger", false);
    JsonObject responses = record(executable);
    if (Boolean.getBoolean("record")) {
      RecordedResponses.write(responses);
    }
    assertThat(responses.encodePrettily()).isEqualTo(RecordedResponses.read().encodePrettily());
  }

  private JsonObject record(Path executable) throws Exception {
    try (Backend jaeger = RealJaeger.start(executable, 1_000)) {
      for (Batch batch : ContractBatches.all()) {
        send(jaeger.collector(), batch);
      }
      JsonObject responses = new JsonObject();
      for (String path : ContractTest.validAndInvalidRequests().toList()) {
        responses.put(path, RecordedResponses.entry(get(jaeger.query().resolve(path))));
      }
      return responses;
    }
  }

  private void send(URI collector, Batch batch) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(collector)
            .header("content-type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(Batches.binary(batch)))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
