package dev.tracelab.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures how late an event loop is: a timer that is due at a known time tells by how much it was
 * kept waiting. One verticle for each event loop.
 */
public final class EventLoopLag extends VerticleBase {

  private static final long PERIOD_MILLIS = 250;

  private final Timer lag;
  private final LongSupplier nanoTime;

  private EventLoopLag(Timer lag, LongSupplier nanoTime) {
    this.lag = lag;
    this.nanoTime = nanoTime;
  }

  /**
   * Measures all event loops from now on: Vert.x hands them to verticles in turn.
   *
   * @param eventLoops how many there are
   */
  public static Future<String> deploy(Vertx vertx, MeterRegistry meters, int eventLoops) {
    Timer lag =
        LatencyTimer.timer(
                "vertx.event.loop.lag", "How long after its time an event loop runs a timer.")
            .register(meters);
    return vertx.deployVerticle(
        () -> new EventLoopLag(lag, System::nanoTime),
        new DeploymentOptions().setInstances(eventLoops));
  }

  @Override
  public Future<?> start() {
    await();
    return Future.succeededFuture();
  }

  private void await() {
    long due = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    vertx.setTimer(PERIOD_MILLIS, timer -> measure(due));
  }

  private void measure(long due) {
    lag.record(Math.max(0, nanoTime.getAsLong() - due), TimeUnit.NANOSECONDS);
    await();
  }
}
