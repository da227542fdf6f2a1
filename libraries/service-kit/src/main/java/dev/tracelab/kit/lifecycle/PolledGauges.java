package dev.tracelab.kit.lifecycle;

import dev.tracelab.tracing.Secrets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges whose values have to be asked for, such as the number of rows of a table. They are asked
 * for in the background and at an even pace, however often somebody scrapes. What could not be
 * asked for is unknown: NaN.
 *
 * @param <T> one look, all gauges' values in it
 */
public final class PolledGauges<T> extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(PolledGauges.class);

  private final MeterRegistry meters;
  private final Duration pause;
  private final Supplier<Future<T>> look;
  private final AtomicReference<T> last = new AtomicReference<>();
  private PeriodicTask task;

  private PolledGauges(MeterRegistry meters, Duration pause, Supplier<Future<T>> look) {
    this.meters = meters;
    this.pause = pause;
    this.look = look;
  }

  /**
   * Looks once it is deployed.
   *
   * @param pause from the end of one look to the next
   * @param look untraced; its failure makes the values unknown until the next one
   */
  public static <T> PolledGauges<T> create(
      MeterRegistry meters, Duration pause, Supplier<Future<T>> look) {
    return new PolledGauges<>(meters, pause, look);
  }

  /**
   * Adds a gauge.
   *
   * @param name with dots, its unit included
   * @param description one sentence for the page
   * @param tags names and values in turn
   */
  public PolledGauges<T> show(
      String name, String description, ToDoubleFunction<T> value, String... tags) {
    Gauge.builder(name, () -> valueNow(value)).description(description).tags(tags).register(meters);
    return this;
  }

  @Override
  public Future<?> start() {
    task = PeriodicTask.start(vertx, pause, this::lookOnce);
    return Future.succeededFuture();
  }

  /** Ends with the look that runs, if one does. */
  @Override
  public Future<?> stop() {
    return task.stop();
  }

  private Future<T> lookOnce() {
    return look.get()
        .onSuccess(last::set)
        .onFailure(
            failure -> {
              last.set(null);
              LOG.debug("Values of gauges are unknown: {}", Secrets.sentenceOf(failure));
            });
  }

  private double valueNow(ToDoubleFunction<T> value) {
    T known = last.get();
    return known == null ? Double.NaN : value.applyAsDouble(known);
  }
}
