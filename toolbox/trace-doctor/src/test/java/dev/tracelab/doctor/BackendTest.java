package dev.tracelab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may be wrong with a trace backend, or with its address. */
class BackendTest {

  private static final String SERVICES = "{\"data\": [\"shop\"], \"total\": 1}";

  private static Ward ward;

  @BeforeAll
  static void open() {
    ward = new Ward();
  }

  @AfterAll
  static void close() {
    ward.close();
  }

  @Test
  void ofAHealthyBackendNothingIsSaid() {
    assertThat(examine(ward.backend(), false)).allMatch(Check::isWell).hasSize(4);
  }

  @Test
  void aNameWithoutAnAddressIsUnknown() {
    assertThat(causesOf(URI.create("http://jaeger.invalid:16686")))
        .containsExactly(Cause.UNKNOWN_HOST);
  }

  @Test
  void whereNothingListensTheQueryApiIsUnreachable() {
    assertThat(causesOf(Ward.nothing())).containsExactly(Cause.QUERY_UNREACHABLE);
  }

  @Test
  void anotherServerIsNotJaeger() {
    assertThat(causesOf(ward.answering(200, "<h1>It works!</h1>")))
        .containsExactly(Cause.NOT_JAEGER);
    assertThat(causesOf(ward.collector().resolve("/"))).containsExactly(Cause.NOT_JAEGER);
  }

  @Test
  void jaegerMayBeBelowAPath() {
    URI behindProxy =
        ward.server(
            request -> {
              switch (request.path()) {
                case "/" ->
                    answer(request, 200, "<base href=\"/jaeger/\"><title>Jaeger UI</title>");
                case "/jaeger/api/services" -> answer(request, 200, SERVICES);
                default -> answer(request, 404, "404 page not found");
              }
            });

    assertThat(causesOf(behindProxy)).containsExactly(Cause.BASE_PATH);
    assertThat(QueryCheck.of(behindProxy.resolve("/jaeger")).isWell()).isTrue();
  }

  @Test
  void aJaegerWithoutTheOldApiIsOfAnotherVersion() {
    URI newer =
        ward.server(
            request ->
                answer(
                    request,
                    request.path().equals("/api/v3/services") ? 200 : 404,
                    "{\"services\": [\"shop\"]}"));

    assertThat(causesOf(newer)).containsExactly(Cause.QUERY_VERSION);
  }

  @Test
  void aWrongClockOfJaegerIsSeenInItsResponses() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().minusSeconds(90).atOffset(ZoneOffset.UTC));
    URI late = ward.server(request -> request.response().putHeader("Date", date).end(SERVICES));

    assertThat(QueryCheck.of(late).diagnoses())
        .singleElement()
        .satisfies(found -> assertThat(found.cause()).isEqualTo(Cause.CLOCK_OF_JAEGER))
        .satisfies(
            found ->
                assertThat(found.evidence())
                    .matches("Jaeger's clock is (89|90|91) s behind this machine's."));
  }

  @Test
  void overUdpNothingArrivesAtAClosedPort() {
    URI closed = URI.create("udp://127.0.0.1:" + Ward.nothing().getPort());

    assertThat(causes(examine(new Backend(ward.query(), closed, null, null), false)))
        .containsExactly(Cause.UDP_LOST);
  }

  @Test
  void aCollectorMayBeDown() {
    assertThat(causes(examine(new Backend(ward.query(), null, Ward.nothing(), null), false)))
        .containsExactly(Cause.COLLECTOR_UNREACHABLE);
  }

  @Test
  void theAddressOfTheUiTakesNoSpans() {
    URI wrong = ward.query().resolve("/api/traces");

    assertThat(causes(examine(new Backend(ward.query(), null, wrong, null), false)))
        .containsExactly(Cause.COLLECTOR_REFUSES);
  }

  @Test
  void aCollectorWithoutItsPathTakesNoSpans() {
    URI wrong = ward.collector().resolve("/");

    assertThat(causes(examine(new Backend(ward.query(), null, wrong, null), false)))
        .containsExactly(Cause.COLLECTOR_REFUSES);
  }

  @Test
  void otlpMayBeClosedOrRefused() {
    assertThat(causes(examine(new Backend(ward.query(), null, null, Ward.nothing()), false)))
        .containsExactly(Cause.OTLP_UNREACHABLE);
    assertThat(causes(examine(new Backend(ward.query(), null, null, ward.query()), false)))
        .containsExactly(Cause.OTLP_REFUSES);
  }

  @Test
  void aPortForGrpcTakesNoOtlpOverHttp() {
    byte[] settingsFrame = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    URI grpc = ward.speaking(settingsFrame);

    assertThat(causes(examine(new Backend(ward.query(), null, null, grpc), false)))
        .containsExactly(Cause.OTLP_OVER_GRPC);
  }

  @Test
  void aSpanThatAnotherBackendTookIsNotFoundHere() {
    try (Ward other = new Ward()) {
      Backend mixed = new Backend(ward.query(), null, other.collector(), other.otlp());

      assertThat(causes(examine(mixed, false))).containsExactly(Cause.NOT_STORED, Cause.NOT_STORED);
    }
  }

  @Test
  void ofAssumedWaysOneIsEnough() {
    Backend assumed = new Backend(ward.query(), null, ward.collector(), Ward.nothing());

    assertThat(examine(assumed, true)).allMatch(Check::isWell);
    assertThat(causes(examine(assumed, false))).containsExactly(Cause.OTLP_UNREACHABLE);
  }

  @Test
  void theWayThatAServiceIsSeenToUseIsEnough() {
    URI shop = ward.service("shop", Map.of(), null);
    Backend published = new Backend(ward.query(), null, Ward.nothing(), Ward.nothing());

    assertThat(
            new TraceDoctor(published, true, shop, "shop", List.of(), List.of(), List.of())
                .examine())
        .allMatch(Check::isWell)
        .extracting(Check::result)
        .contains("closed");
  }

  private static void answer(HttpServerRequest request, int status, String body) {
    request.response().setStatusCode(status).end(body);
  }

  private static List<Cause> causesOf(URI query) {
    return causes(List.of(QueryCheck.of(query)));
  }

  private static List<Check> examine(Backend backend, boolean assumed) {
    return new TraceDoctor(backend, assumed, null, null, List.of(), List.of(), List.of()).examine();
  }

  private static List<Cause> causes(List<Check> checks) {
    return checks.stream()
        .flatMap(check -> check.diagnoses().stream())
        .map(Diagnosis::cause)
        .toList();
  }
}
