package dev.tracelab.jaeger.query;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.RunningBackend;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /explanations/{id}} responds. The explainer's own tests cover what it finds. */
final class ExplanationRouteTest {

  private static RunningBackend backend;
  private static JsonObject explanation;

  @BeforeAll
  static void explainATrace() throws Exception {
    backend = RunningBackend.start();
    backend.post(
        batch(
            "shop",
            span(0xe1, 1, 0, "GET /cart").setDuration(1_000_000),
            span(0xe1, 2, 1, "load")
                .setDuration(300_000)
                .setTags(List.of(tag("error", true), tag("outcome.note", "none")))));
    explanation = backend.json("/explanations/e1");
  }

  @AfterAll
  static void stop() throws Exception {
    backend.close();
  }

  @Test
  void theCriticalPathHasTheSegmentsOfEachSpan() {
    JsonObject path = explanation.getJsonObject("criticalPath");
    assertThat(path.getLong("duration")).isEqualTo(1_000_000);
    assertThat(path.getJsonArray("steps").getJsonObject(0))
        .isEqualTo(
            new JsonObject(
                """
                {"spanID": "0000000000000001", "ownDuration": 700000,
                 "segments": [{"start": %d, "end": %d}]}
                """
                    .formatted(START + 300_000, START + 1_000_000)));
  }

  @Test
  void unexplainedTimeHasAStartAnEndAndASentence() {
    JsonObject gap = explanation.getJsonArray("unexplained").getJsonObject(0);
    assertThat(gap.getString("spanID")).isEqualTo("0000000000000001");
    assertThat(gap.getLong("start")).isEqualTo(START + 300_000);
    assertThat(gap.getLong("end")).isEqualTo(START + 1_000_000);
    assertThat(gap.getString("sentence")).contains("no span explains 700.0 ms");
  }

  @Test
  void aFindingNamesItsRuleAndItsSpans() {
    JsonObject finding = explanation.getJsonArray("findings").getJsonObject(0);
    assertThat(finding.getString("rule")).isEqualTo("hidden-error");
    assertThat(finding.getJsonArray("spanIDs")).containsExactly("0000000000000002");
    assertThat(finding.getString("evidence")).contains("'load' (shop) failed");
  }

  @Test
  void theTextIsTheOneOfTheCommandLine() {
    assertThat(explanation.getString("traceID")).isEqualTo("00000000000000e1");
    assertThat(explanation.getString("text"))
        .startsWith("What took the time")
        .contains("docs/learn/findings.md#hidden-error");
  }

  @ParameterizedTest
  @CsvSource({"/explanations/404, 404, trace not found", "/explanations/xyz, 400, a trace id has"})
  void errorsLookLikeThoseOfTheApi(String path, int status, String message) {
    var response = backend.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getJsonArray("errors").encode()).contains(message);
  }
}
