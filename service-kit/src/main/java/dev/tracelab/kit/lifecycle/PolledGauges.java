package dev.tracelab.kit.lifecycle;

import dev.tracelab.tracing.Secrets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges whose values need a query, such as the number of rows in a table. The query runs
 * periodically in the background, however often the metrics are scraped. After a failed query the
 * values are NaN.
 *
 * @param <T> the result of the query
 */
public final class PolledGauges<T> extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(PolledGauges.class);

  private final MeterRegistry meters;
  private final Duration pause;
  private final Supplier<Future<T>> query;
  private volatile T last;
  private PeriodicTask polling;

  /**
   * Creates gauges that are polled once this is deployed.
   *
   * @param pause from the end of one query to the start of the next
   * @param query untraced
   */
  public PolledGauges(MeterRegistry meters, Duration pause, Supplier<Future<T>> query) {
    this.meters = meters;
    this.pause = pause;
    this.query = query;
  }

  /**
   * Adds a gauge.
   *
   * @param name dotted, including its unit
   * @param description one sentence for the metrics page
   * @param tags names and values in turn
   */
  public PolledGauges<T> show(
      String name, String description, ToDoubleFunction<T> value, String... tags) {
    Gauge.builder(name, () -> currentValue(value))
        .description(description)
        .tags(tags)
        .register(meters);
    return this;
  }

  @Override
  public Future<?> start() {
    polling = PeriodicTask.start(vertx, pause, this::poll);
    return Future.succeededFuture();
  }

  /** Completes with the current query, if there is one. */
  @Override
  public Future<?> stop() {
    return polling.stop();
  }

  private Future<T> poll() {
    return query
        .get()
        .onSuccess(result -> last = result)
        .onFailure(
            failure -> {
              last = null;
              LOG.debug("Values of gauges are unknown: {}", Secrets.describe(failure));
            });
  }

  private double currentValue(ToDoubleFunction<T> value) {
    T result = last;
    return result == null ? Double.NaN : value.applyAsDouble(result);
  }
}
