package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Checks the recorded answers against the real Jaeger, where its executable is. With the system
 * property {@code record} it writes them anew, for a new version of Jaeger.
 */
final class RealJaegerTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theRecordedAnswersAreTheRealOnes() throws Exception {
    Path executable = Needed.orSkip(RealJaeger.executable(), "the executable jaeger", false);
    JsonObject answers = ask(executable);
    if (Boolean.getBoolean("record")) {
      RecordedAnswers.write(answers);
    }
    assertThat(answers.encodePrettily()).isEqualTo(RecordedAnswers.read().encodePrettily());
  }

  private JsonObject ask(Path executable) throws Exception {
    try (Backend jaeger = RealJaeger.start(executable, 1_000)) {
      for (Batch batch : ContractBatches.all()) {
        send(jaeger.collector(), batch);
      }
      JsonObject answers = new JsonObject();
      for (String question : ContractTest.questionsAndMistakes().toList()) {
        answers.put(question, RecordedAnswers.entry(get(jaeger.query().resolve(question))));
      }
      return answers;
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
