package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Measures how late event loops run their timers, with one verticle for each event loop. */
public final class EventLoopLag extends VerticleBase {

  private static final long PERIOD_MILLIS = 250;

  private final Timer lag;

  private EventLoopLag(Timer lag) {
    this.lag = lag;
  }

  /**
   * Starts to measure all event loops; Vert.x assigns them to verticles in turn.
   *
   * @param eventLoops the number of event loops
   */
  public static Future<String> deploy(Vertx vertx, MeterRegistry meters, int eventLoops) {
    Timer lag =
        Metrics.latencyTimer(
                "vertx.event.loop.lag", "How long after its time an event loop runs a timer.")
            .register(meters);
    return vertx.deployVerticle(
        () -> new EventLoopLag(lag), new DeploymentOptions().setInstances(eventLoops));
  }

  @Override
  public Future<?> start() {
    scheduleNext();
    return Future.succeededFuture();
  }

  private void scheduleNext() {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    vertx.setTimer(PERIOD_MILLIS, timer -> measure(due));
  }

  private void measure(long due) {
    lag.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
    scheduleNext();
  }
}
