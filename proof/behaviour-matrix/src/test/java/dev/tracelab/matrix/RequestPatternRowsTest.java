package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceCarriers;
import dev.tracelab.tracing.TraceContext;
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

/** What each pattern is about is OpenTracing's; how it is done here is Vert.x'. */
@Family(
    place = 16,
    title = "The testbed of opentracing-java, five patterns: requests and messages",
    prefix = "B")
class RequestPatternRowsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Row(
      number = "B-03",
      title = "*actor_propagation*: an actor is told something, nobody waits",
      alone = "what it receives is a child, as if somebody waited",
      with = "it follows from the teller, in the same trace")
  void anActorIsTold(Lab lab) throws Exception {
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
  void clientAndServer(Lab lab) throws Exception {
    Site.working(lab, site -> site.attempt("/leaf", 1)).get("/go");

    JaegerSpan client = lab.spans().client("/leaf");
    JaegerSpan server = lab.spans().server("/leaf");
    lab.always(() -> assertThat(Spans.isUnder(server, client)).isTrue());
  }

  @Row(
      number = "B-05",
      title = "*concurrent_common_request_handler*: one handler, two requests at once",
      alone = "spans of the handler's work are roots",
      with = "each hangs under its own request")
  void oneHandlerForRequestsAtOnce(Lab lab) throws Exception {
    Gathering both = Gathering.of(2);
    Site site = Site.open(lab);
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
      title = "*listener_per_request*: each request has a listener for its answer",
      alone = "a span of the listener is a root",
      with = "it hangs under the span of who asked")
  void aListenerForEachRequest(Lab lab) throws Exception {
    Site site = Site.open(lab);

    lab.run(
        () -> lab.span("asks", () -> site.call("/leaf").onSuccess(answer -> lab.mark("listener"))));

    JaegerSpan listener = lab.spans().named("listener");
    lab.alone(() -> assertThat(Spans.isRoot(listener)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(listener, lab.spans().named("asks"))).isTrue());
  }

  @Row(
      number = "B-12",
      title =
          "*stateless_common_request_handler*: a handler without state looks at the active span when the response has ended",
      alone = "there is none on HTTP/1.1",
      with = "it is the request's")
  void aHandlerWithoutState(Lab lab) throws Exception {
    Promise<Boolean> same = Promise.promise();
    Site site =
        Site.going(
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

  private static Handler<Message<Object>> actor(Lab lab) {
    return lab.either(
        () -> message -> {},
        () -> lab.traced().consuming(PATIENCE, message -> Future.succeededFuture()));
  }

  private static Future<Object> tell(Lab lab) {
    lab.vertx()
        .eventBus()
        .send("actor", "", lab.either(DeliveryOptions::new, () -> following(lab)));
    return Future.succeededFuture();
  }

  private static DeliveryOptions following(Lab lab) {
    TraceCarriers carriers = TraceCarriers.create(lab.tracer());
    return carriers.followingFrom("received", carriers.inject(TraceContext.current()));
  }

  private static String typeOf(JaegerSpan span) {
    return span.getReferences().get(0).getType();
  }

  private static void work(Lab lab, RoutingContext request, Gathering both) {
    lab.mark("work for " + request.pathParam("id"));
    both.handle(request);
  }

  private static JaegerSpan receivedAlone(Lab lab) {
    return lab.spans().ofKind(Tags.SPAN_KIND_SERVER);
  }
}
