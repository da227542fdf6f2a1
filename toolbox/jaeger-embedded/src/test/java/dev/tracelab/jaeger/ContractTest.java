package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks what was asked of the real Jaeger, and expects what it answered. */
final class ContractTest {

  private static final JsonObject RECORDED = RecordedAnswers.read();

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

  static Stream<String> questionsAndMistakes() {
    return Stream.concat(Contract.questions().stream(), Contract.mistakes().stream());
  }

  @ParameterizedTest
  @MethodSource("questionsAndMistakes")
  void theAnswerIsTheRealJaegers(String question) {
    JsonObject answer = RecordedAnswers.entry(backend.get(question));
    assertThat(answer.encodePrettily())
        .isEqualTo(RECORDED.getJsonObject(question).encodePrettily());
  }

  @ParameterizedTest
  @MethodSource("dev.tracelab.jaeger.Contract#mistakes")
  void aMistakeIsToldInWordsThatNameIt(String mistake) {
    assertThat(backend.get(mistake).body())
        .containsAnyOf("a trace id has", "malformed parameter query.", "must be before");
  }
}
