package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.ExpectedFailure;
import dev.tracelab.tracing.SpanErrors;
import dev.tracelab.tracing.TraceContext;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Section(place = 10, title = "Retries", prefix = "R")
class RetryRowsTest {

  @Row(
      number = "R-01",
      title = "The first attempt gets 500, the second 200",
      alone = "two sibling spans `GET`; nothing shows that one is a retry",
      with = "tags `attempt=1` and `attempt=2`, below one span for the intent")
  void aRetryAfterAnError(MatrixLab lab) throws Exception {
    AtomicInteger received = new AtomicInteger();
    TestSite site =
        TestSite.working(
            lab,
            here ->
                intent(
                    lab, () -> here.attempt("/slow", 1).compose(none -> here.attempt("/slow", 2))));
    site.on(
        "/slow",
        request ->
            request.response().setStatusCode(received.getAndIncrement() == 0 ? 500 : 200).end());

    site.get("/go");

    lab.spans().server("/go");
    List<JaegerSpan> attempts = lab.spans().clients();
    assertThat(attempts).hasSize(2);
    lab.alone(() -> assertThat(attempts).noneMatch(span -> span.getTags().containsKey("attempt")));
    lab.with(
        () -> {
          assertThat(attempts).extracting(span -> span.getTags().get("attempt")).contains(1, 2);
          assertThat(attempts)
              .allMatch(span -> Spans.isUnder(span, lab.spans().named("find order")));
        });
  }

  @Row(
      number = "R-02",
      title = "The first attempt's connection is refused, the second succeeds",
      alone = "one span: the first attempt is missing",
      with = "two spans, the first with the error")
  void aRetryAfterARefusedConnection(MatrixLab lab) throws Exception {
    try (RefusingPort closed = RefusingPort.open()) {
      TestSite.working(
              lab,
              here -> refused(here, closed.number()).recover(failure -> here.attempt("/leaf", 2)))
          .get("/go");
    }

    lab.spans().server("/go");
    List<JaegerSpan> attempts = lab.spans().clients();
    lab.alone(() -> assertThat(attempts).hasSize(1));
    lab.with(
        () -> {
          assertThat(attempts).hasSize(2);
          assertThat(attempts.get(0).getTags()).containsEntry("error", true);
          assertThat(attempts.get(1).getTags()).doesNotContainKey("error");
        });
  }

  @Row(
      number = "R-03",
      title = "A failure is replaced by a fallback",
      alone = "no span shows a failure",
      with = "the error is on the active span, with a log (`SpanErrors.record`)")
  void aFailureWithAFallback(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                Future.failedFuture(new IllegalStateException("no stock figures"))
                    .recover(failure -> fallback(lab, failure)))
        .get("/go");

    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(request.getTags()).doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(request.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(request)).contains("no stock figures");
        });
  }

  @Row(
      number = "R-04",
      title = "An intent ends with a refusal, such as sold out",
      alone = "a span made by hand does not show it",
      with = "`outcome=sold-out` and no error (`ExpectedFailure`)")
  void aRefusalIsAnOutcome(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site -> lab.span("reserve", () -> Future.failedFuture(new SoldOut())).otherwiseEmpty())
        .get("/go");

    JaegerSpan reserve = lab.spans().named("reserve");
    assertThat(reserve.getTags()).doesNotContainKey("error");
    lab.alone(() -> assertThat(reserve.getTags()).doesNotContainKey("outcome"));
    lab.with(() -> assertThat(reserve.getTags()).containsEntry("outcome", "sold-out"));
  }

  @Row(
      number = "R-05",
      title = "An open circuit breaker refuses a call, and a fallback replaces it",
      alone = "nothing: no call, no span",
      with = "the intent's span is an error and says that the circuit is open (`Traced`)")
  void anOpenCircuit(MatrixLab lab) throws Exception {
    CircuitBreaker breaker = CircuitBreaker.create("leaf-service", lab.vertx(), staysOpen()).open();

    TestSite.working(
            lab,
            site -> intent(lab, () -> breaker.execute(() -> site.call("/leaf"))).otherwiseEmpty())
        .get("/go");

    JaegerSpan request = lab.spans().server("/go");
    assertThat(request.getTags()).doesNotContainKey("error");
    assertThat(lab.spans().clients()).isEmpty();
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(
        () -> {
          JaegerSpan intent = lab.spans().named("find order");
          assertThat(intent.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(intent)).contains("OpenCircuitException");
        });
  }

  private static CircuitBreakerOptions staysOpen() {
    return new CircuitBreakerOptions().setResetTimeout(-1).setNotificationAddress(null);
  }

  private static <T> Future<T> intent(MatrixLab lab, Supplier<Future<T>> work) {
    return lab.isAlone() ? work.get() : lab.span("find order", work);
  }

  private static Future<HttpResponse<Buffer>> refused(TestSite site, int port) {
    return site.attempt("/leaf", 1, () -> site.client().get(port, "127.0.0.1", "/leaf").send());
  }

  private static Future<Object> fallback(MatrixLab lab, Throwable failure) {
    if (!lab.isAlone()) {
      SpanErrors.record(TraceContext.activeSpan(), failure);
    }
    return Future.succeededFuture("no figures");
  }

  private static final class SoldOut extends RuntimeException implements ExpectedFailure {
    @Override
    public String outcome() {
      return "sold-out";
    }
  }
}
