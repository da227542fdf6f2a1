package hello;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service, and stops it on SIGTERM or Ctrl-C. The settings are environment variables:
 * {@code HOST}, {@code PORT}, {@code CATALOGUE_URL}, and {@code JAEGER_*} for tracing.
 */
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final URI CATALOGUE = URI.create("http://127.0.0.1:8080");

  private Main() {}

  /** Serves until the process is told to end. An invalid setting is one sentence and status 2. */
  public static void main(String[] arguments) {
    try {
      start(new Environment(System.getenv()));
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void start(Environment environment) {
    String host = environment.text("HOST", "127.0.0.1");
    int port = environment.port("PORT", 8070);
    URI catalogue = environment.uri("CATALOGUE_URL", CATALOGUE);

    TracingConfig config = TracingConfig.fromEnvironment(environment.asMap(), "hello-service");
    Tracing tracing = Tracing.start(config);
    Vertx vertx =
        Vertx.builder().withTracer(ServiceTracer.factory(tracing, HelloService.ROUTES)).build();
    Traced traced = new Traced(vertx, tracing.tracer());

    HttpServer server = new HelloService(vertx, traced, catalogue).listen(host, port).await();
    LOG.info("hello-service listens on port {}.", server.actualPort());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, vertx, tracing)));
  }

  /** In this order: the last request ends, its spans end with Vert.x, and then they are sent. */
  private static void stop(HttpServer server, Vertx vertx, Tracing tracing) {
    server.shutdown(5, TimeUnit.SECONDS).await();
    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
    LOG.info("Stopped: {}.", tracing.counts());
  }
}
