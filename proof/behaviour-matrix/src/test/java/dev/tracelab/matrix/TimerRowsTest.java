package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;

@Section(place = 3, title = "Timers and workers", prefix = "W")
class TimerRowsTest {

  @Row(
      number = "W-01",
      title = "`tracer.buildSpan(...)` in `executeBlocking`",
      alone = "a new root",
      with = "a child of the server span")
  void aSpanBuiltOnAWorker(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> lab.vertx().executeBlocking(() -> marked(lab, "blocking")))
        .get("/go");

    JaegerSpan blocking = lab.spans().named("blocking");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isRoot(blocking)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(blocking, request)).isTrue());
  }

  @Row(
      number = "W-02",
      title = "A call after `executeBlocking`",
      alone = "a child of the server span",
      with = "the same")
  void aCallAfterBlockingWork(MatrixLab lab) throws Exception {
    TestSite.working(
            lab, site -> lab.vertx().executeBlocking(() -> 1).compose(done -> site.call("/leaf")))
        .get("/go");

    assertCallIsUnderTheRequest(lab);
  }

  @Row(
      number = "W-03",
      title = "A call in a timer that the request set",
      alone = "a child of the server span while the response is open",
      with = "the same")
  void aOneShotTimer(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> lab.vertx().timer(1).compose(tick -> site.call("/leaf")))
        .get("/go");

    assertCallIsUnderTheRequest(lab);
  }

  @Row(
      number = "W-04",
      title = "A call in a tick of a periodic timer that the request set",
      alone = "no client span; the called service begins a new trace",
      with =
          "each tick is a span that follows from the server span, with the call as its child"
              + " (`Traced.periodic`)")
  void aPeriodicTimer(MatrixLab lab) throws Exception {
    Promise<Object> ticked = Promise.promise();
    TestSite site = TestSite.working(lab, here -> startTicking(lab, here, ticked));

    site.get("/go");
    lab.run(ticked::future);

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(
        () -> {
          assertThat(Spans.isRoot(leaf)).isTrue();
          assertThat(lab.spans().clients()).isEmpty();
        });
    lab.with(
        () -> {
          JaegerSpan tick = lab.spans().named("tick");
          assertThat(Spans.isUnder(tick, lab.spans().server("/go"))).isTrue();
          assertThat(tick.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
          assertThat(Spans.inOneTrace(leaf, tick)).isTrue();
        });
  }

  @Row(
      number = "W-05",
      title = "A span around work on a verticle's own context, then other work there",
      alone = "the other work becomes a child of the finished span, which stays active",
      with = "the other work is not part of the first span (`Traced`)")
  void aSpanOnTheRootContext(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    Context root = lab.vertx().getOrCreateContext();

    on(root, lab, () -> lab.span("job", Future::succeededFuture));
    on(root, lab, () -> site.call("/leaf"));

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan job = lab.spans().named("job");
    lab.alone(() -> assertThat(Spans.inOneTrace(leaf, job)).isTrue());
    lab.with(() -> assertThat(Spans.isRoot(leaf)).isTrue());
  }

  @Row(
      number = "W-06",
      title = "A request leaves a scope open, then another request arrives",
      alone =
          "the second request's span becomes a child of the first's: the event loop's thread-local"
              + " leaks",
      with = "each request has its own spans: the scope belongs to the context")
  void aScopeLeftOpen(MatrixLab lab) throws Exception {
    TestSite site =
        TestSite.going(
            lab,
            request -> {
              lab.tracer().activateSpan(lab.tracer().buildSpan("forgotten").start());
              request.response().end();
            });
    site.on(
        "/slow",
        request -> {
          lab.mark("innocent");
          request.response().end();
        });

    site.get("/go");
    site.get("/slow");

    JaegerSpan innocent = lab.spans().named("innocent");
    JaegerSpan itsRequest = lab.spans().server("/slow");
    lab.alone(() -> assertThat(Spans.inOneTrace(innocent, itsRequest)).isFalse());
    lab.with(() -> assertThat(Spans.isUnder(innocent, itsRequest)).isTrue());
  }

  @Row(
      number = "W-07",
      title = "`tracer.buildSpan(...)` in a request served by a worker verticle",
      alone = "a new root",
      with = "a child of the server span")
  void aWorkerVerticle(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    Promise<Integer> port = Promise.promise();
    DeploymentOptions onWorkers = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    lab.run(() -> lab.vertx().deployVerticle(new Worker(lab, port), onWorkers));
    int workers = lab.run(port::future);

    lab.run(() -> site.client().get(workers, "127.0.0.1", "/go").send());

    JaegerSpan work = lab.spans().named("on a worker");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isRoot(work)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(work, request)).isTrue());
  }

  private static Future<?> startTicking(MatrixLab lab, TestSite site, Promise<Object> ticked) {
    if (lab.isAlone()) {
      lab.vertx().setPeriodic(1, tick -> once(lab, tick, () -> site.call("/leaf"), ticked));
    } else {
      long timer =
          lab.traced()
              .periodic(
                  Duration.ofMillis(1),
                  "tick",
                  span -> site.call("/leaf").onComplete(done -> ticked.tryComplete()));
      ticked.future().onComplete(done -> lab.vertx().cancelTimer(timer));
    }
    return Future.succeededFuture();
  }

  private static void once(
      MatrixLab lab, long timer, Supplier<Future<?>> step, Promise<Object> done) {
    lab.vertx().cancelTimer(timer);
    step.get().onComplete(ended -> done.tryComplete());
  }

  private static void on(Context context, MatrixLab lab, Supplier<Future<?>> step)
      throws Exception {
    Promise<Object> done = Promise.promise();
    context.runOnContext(start -> step.get().onComplete(ended -> done.complete()));
    lab.run(done::future);
  }

  private static Object marked(MatrixLab lab, String operation) {
    lab.mark(operation);
    return operation;
  }

  private static void assertCallIsUnderTheRequest(MatrixLab lab) throws Exception {
    JaegerSpan call = lab.spans().client("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.always(() -> assertThat(Spans.isUnder(call, request)).isTrue());
  }

  /** Serves requests on worker threads. */
  private static final class Worker extends VerticleBase {

    private final MatrixLab lab;
    private final Promise<Integer> port;

    Worker(MatrixLab lab, Promise<Integer> port) {
      this.lab = lab;
      this.port = port;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer()
          .requestHandler(
              request -> {
                lab.mark("on a worker");
                request.response().end();
              })
          .listen(0, "127.0.0.1")
          .onSuccess(server -> port.complete(server.actualPort()));
    }
  }
}
