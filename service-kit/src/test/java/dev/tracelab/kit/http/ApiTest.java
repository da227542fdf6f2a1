package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.cups.CupClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiTest {

  @RegisterExtension static final CupClient CUPS = CupClient.create();

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aRequestThatKeepsToTheContractReachesItsHandler() {
    HttpResponse<Buffer> response = CUPS.place(CupClient.ONE_CUP);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject(CupClient.ONE_CUP));
  }

  @Test
  void anAnswerThatIsNotThereWhenTheDeadlinePassedIsA504() throws InterruptedException {
    HttpResponse<Buffer> response =
        CUPS.request(HttpMethod.GET, "/cups/slow").putHeader("x-deadline-ms", "50").send().await();

    CupClient.problem(response, 504, "deadline-exceeded");
    CUPS.service().nextSlowRequest().complete(ApiResponse.json(200, new JsonObject()));
  }

  @Test
  void aProblemOfTheHandlerIsAnsweredAsItIs() {
    assertThat(CupClient.problem(CUPS.get("/cups/gone"), 404, "unknown-cup").getString("detail"))
        .isEqualTo("No such cup.");
  }

  @Test
  void anExceptionIsA500ThatTellsNothingOfTheInside() {
    assertThat(CupClient.problem(CUPS.get("/cups/broken"), 500, "internal-error").encode())
        .doesNotContain("on purpose");
  }

  @Test
  void aDatabaseThatIsAwayIsA503ToBeAskedAgainLater() {
    HttpResponse<Buffer> response = CUPS.get("/cups/away");

    CupClient.problem(response, 503, "service-unavailable");
    assertThat(response.getHeader("retry-after")).isEqualTo("1");
  }

  @Test
  void theContractIsServedAsItIs() {
    assertThat(CUPS.get("/openapi.yaml").body()).isEqualTo(ApiContract.read("cups.yaml").text());
  }

  @Test
  void aRouteThatIsNotInTheContractIsRefusedAtStart() {
    Api api = cups();

    assertThatThrownBy(() -> api.route("GET /saucers", context -> Future.succeededFuture()))
        .hasMessage("The contract has no operation GET /saucers.");
  }

  @Test
  void anOperationWithoutAHandlerIsRefusedAtStart() {
    Api api = cups().route("GET /cups/{id}", context -> Future.succeededFuture());

    assertThatThrownBy(api::router).hasMessage("POST /cups of the contract has no handler.");
  }

  private Api cups() {
    return Api.load(vertx, new SimpleMeterRegistry(), "cups.yaml").await();
  }
}
