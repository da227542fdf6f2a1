package dev.tracelab.kit.metrics;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What Prometheus scrapes: OpenMetrics with exemplars for who asks for it, and the older text
 * format, which has none, for everybody else.
 */
public final class MetricsPage implements Handler<RoutingContext> {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  private MetricsPage(Metrics metrics) {
    this.metrics = metrics;
  }

  /** The page of a service. */
  public static MetricsPage of(Metrics metrics) {
    return new MetricsPage(metrics);
  }

  @Override
  public void handle(RoutingContext context) {
    String contentType = contentType(context.request().getHeader(HttpHeaders.ACCEPT));
    context
        .vertx()
        .executeBlocking(() -> metrics.page(contentType), false)
        .compose(
            page -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType).end(page))
        .onFailure(context::fail);
  }

  private static String contentType(String accepted) {
    return accepted != null && accepted.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
  }
}
