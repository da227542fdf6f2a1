package dev.tracelab.bench.paths;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A span of common-tracing around asynchronous work, on an event loop. */
@State(Scope.Benchmark)
public class TracedPaths {

  /** Enough to make the switch to the event loop and back negligible. */
  private static final int SPANS = 1_000;

  /** The sampling. */
  @Param public PathSetting setting;

  private Vertx vertx;
  private Context context;
  private Traced traced;

  /** For JMH. */
  public TracedPaths() {}

  /** Starts Vert.x with its tracer. */
  @Setup
  public void start() {
    Tracing tracing = setting.common();
    vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
    context = vertx.getOrCreateContext();
    traced = new Traced(vertx, tracing.tracer());
  }

  /** Closes Vert.x. */
  @TearDown
  public void close() {
    vertx.close().await();
  }

  /** Consecutive children of one span, each around work that completes at once. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public void tracedSpan() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        started -> traced.span("place order", order -> children()).onComplete(done));
    done.future().await();
  }

  private Future<Void> children() {
    for (int i = 0; i < SPANS; i++) {
      traced.span("check credit", span -> Future.succeededFuture());
    }
    return Future.succeededFuture();
  }
}
