package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.messaging.ConsumerTracing;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The patterns come from OpenTracing's testbed; the code here uses Vert.x. */
@Section(
    place = 16,
    title = "The testbed of opentracing-java, five patterns: requests and messages",
    prefix = "B")
class RequestPatternRowsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Row(
      number = "B-03",
      title = "*actor_propagation*: an actor gets a message, and the sender does not wait",
      alone = "the received message is a child, as if the sender waited",
      with = "it follows from the sender, in the same trace")
  void aMessageToAnActor(MatrixLab lab) throws Exception {
    lab.vertx().eventBus().consumer("actor", actor(lab));

    lab.run(() -> lab.span("teller", () -> tell(lab)));

    JaegerSpan received = lab.either(() -> receivedAlone(lab), () -> lab.spans().named("received"));
    lab.alone(() -> assertThat(typeOf(received)).isEqualTo(References.CHILD_OF));
    lab.with(
        () -> {
          assertThat(typeOf(received)).isEqualTo(References.FOLLOWS_FROM);
          assertThat(Spans.inOneTrace(received, lab.spans().named("teller"))).isTrue();
        });
  }

  @Row(
      number = "B-04",
      title = "*client_server*: a call and its handling",
      alone = "one trace: the server span is the client span's child",
      with = "the same")
  void clientAndServer(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> site.attempt("/leaf", 1)).get("/go");

    JaegerSpan client = lab.spans().client("/leaf");
    JaegerSpan server = lab.spans().server("/leaf");
    lab.always(() -> assertThat(Spans.isUnder(server, client)).isTrue());
  }

  @Row(
      number = "B-05",
      title = "*concurrent_common_request_handler*: one handler, two requests at once",
      alone = "the spans of the handler's work are roots",
      with = "each is a child of its own request")
  void oneHandlerForRequestsAtOnce(MatrixLab lab) throws Exception {
    RequestBarrier both = RequestBarrier.of(2);
    TestSite site = TestSite.open(lab);
    site.on("/orders/:id", request -> work(lab, request, both));

    CompletableFuture<?> one = site.begin(Version.HTTP_1_1, "/orders/1");
    CompletableFuture<?> two = site.begin(Version.HTTP_1_1, "/orders/2");
    Waiting.until(CompletableFuture.allOf(one, two));

    for (String order : List.of("1", "2")) {
      JaegerSpan work = lab.spans().named("work for " + order);
      JaegerSpan request = lab.spans().server("/orders/" + order);
      lab.alone(() -> assertThat(Spans.isRoot(work)).isTrue());
      lab.with(() -> assertThat(Spans.isUnder(work, request)).isTrue());
    }
  }

  @Row(
      number = "B-08",
      title = "*listener_per_request*: each request has a listener for its response",
      alone = "the listener's span is a root",
      with = "it is a child of the requester's span")
  void aListenerForEachRequest(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);

    lab.run(
        () -> lab.span("asks", () -> site.call("/leaf").onSuccess(answer -> lab.mark("listener"))));

    JaegerSpan listener = lab.spans().named("listener");
    lab.alone(() -> assertThat(Spans.isRoot(listener)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(listener, lab.spans().named("asks"))).isTrue());
  }

  @Row(
      number = "B-12",
      title =
          "*stateless_common_request_handler*: a stateless handler looks at the active span after"
              + " the response has ended",
      alone = "there is none on HTTP/1.1",
      with = "it is the request's")
  void aHandlerWithoutState(MatrixLab lab) throws Exception {
    Promise<Boolean> same = Promise.promise();
    TestSite site =
        TestSite.going(
            lab,
            request -> {
              Span before = OpenTracingUtil.getSpan();
              request.addEndHandler(end -> same.complete(OpenTracingUtil.getSpan() == before));
              request.response().end();
            });

    site.get("/go");

    boolean stillThere = lab.run(same::future);
    lab.alone(() -> assertThat(stillThere).isFalse());
    lab.with(() -> assertThat(stillThere).isTrue());
  }

  private static Handler<Message<Object>> actor(MatrixLab lab) {
    return lab.either(
        () -> message -> {},
        () ->
            new ConsumerTracing(lab.traced())
                .consuming(TIMEOUT, message -> Future.succeededFuture()));
  }

  private static Future<Object> tell(MatrixLab lab) {
    lab.vertx()
        .eventBus()
        .send("actor", "", lab.either(DeliveryOptions::new, () -> following(lab)));
    return Future.succeededFuture();
  }

  private static DeliveryOptions following(MatrixLab lab) {
    TraceCarriers carriers = new TraceCarriers(lab.tracer());
    return carriers.followingFrom("received", carriers.inject(TraceContext.current()));
  }

  private static String typeOf(JaegerSpan span) {
    return span.getReferences().get(0).getType();
  }

  private static void work(MatrixLab lab, RoutingContext request, RequestBarrier both) {
    lab.mark("work for " + request.pathParam("id"));
    both.handle(request);
  }

  private static JaegerSpan receivedAlone(MatrixLab lab) {
    return lab.spans().ofKind(Tags.SPAN_KIND_SERVER);
  }
}
