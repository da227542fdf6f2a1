package dev.tracelab.lab.parts;

import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.process.LabException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The embedded Jaeger, in this JVM to save the memory of another one. */
public final class JaegerServer {

  private static final long TIMEOUT_SECONDS = 20;

  private final Vertx vertx;
  private final EmbeddedJaeger jaeger;

  private JaegerServer(Vertx vertx, EmbeddedJaeger jaeger) {
    this.vertx = vertx;
    this.jaeger = jaeger;
  }

  static JaegerServer start(PortPlan ports) {
    EmbeddedJaegerConfig defaults = EmbeddedJaegerConfig.defaults();
    return start(ports, new TraceStore(defaults.maxTraces(), defaults.maxBytes()));
  }

  /**
   * Starts it on a store, which outlives it.
   *
   * @throws LabException if a port is in use
   */
  public static JaegerServer start(PortPlan ports, TraceStore store) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    try {
      return new JaegerServer(vertx, get(EmbeddedJaeger.start(vertx, config(ports), store)));
    } catch (Exception e) {
      vertx.close();
      throw new LabException("The embedded Jaeger did not start: " + e.getMessage(), e);
    }
  }

  /** Where it will receive spans over HTTP once it is started. */
  public static URI collector(PortPlan ports) {
    return ports.address(Port.JAEGER_COLLECTOR).resolve("/api/traces");
  }

  /** Base address of its UI and query API. */
  public URI query() {
    return URI.create("http://127.0.0.1:" + jaeger.queryPort());
  }

  /** Stops it. */
  public void close() {
    try {
      get(jaeger.close().eventually(vertx::close));
    } catch (Exception e) {
      throw new LabException("The embedded Jaeger did not stop: " + e.getMessage(), e);
    }
  }

  private static EmbeddedJaegerConfig config(PortPlan ports) {
    EmbeddedJaegerConfig defaults = EmbeddedJaegerConfig.defaults();
    return new EmbeddedJaegerConfig(
        defaults.host(),
        ports.number(Port.JAEGER_QUERY),
        ports.number(Port.JAEGER_COLLECTOR),
        ports.number(Port.JAEGER_COMPACT),
        0,
        ports.number(Port.JAEGER_OTLP),
        defaults.maxTraces(),
        defaults.maxBytes(),
        frameAncestors(ports));
  }

  /** The lab page shows traces in a frame. */
  private static String frameAncestors(PortPlan ports) {
    int page = ports.number(Port.PAGE);
    return "http://127.0.0.1:%d http://localhost:%d".formatted(page, page);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
