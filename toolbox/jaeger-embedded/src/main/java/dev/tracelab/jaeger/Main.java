package dev.tracelab.jaeger;

import io.vertx.core.Vertx;
import java.util.Locale;

/** Runs the backend alone. What environment variables it reads, {@link ConfigReader} tells. */
public final class Main {

  private static final int MISTAKE = 2;
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  /**
   * Starts the backend and says where it is; a mistake of configuration or a taken port ends the
   * program with one sentence and exit status 2.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    useOwnLogging();
    try {
      start(ConfigReader.read(System.getenv()));
    } catch (IllegalArgumentException e) {
      fail(e);
    }
  }

  /** Not named logback.xml at the root: a program that embeds the backend brings its own. */
  private static void useOwnLogging() {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "dev/tracelab/jaeger/logback.xml");
    }
  }

  private static void start(EmbeddedJaegerConfig config) {
    EmbeddedJaeger.start(Vertx.vertx(), config)
        .onSuccess(jaeger -> announce(config, jaeger))
        .onFailure(Main::fail);
  }

  private static void announce(EmbeddedJaegerConfig config, EmbeddedJaeger jaeger) {
    System.out.printf(
        "Embedded Jaeger: http://%s:%d/search (Thrift over HTTP on %d, UDP compact on %d, binary on %d)%n",
        config.host(),
        jaeger.queryPort(),
        jaeger.collectorPort(),
        jaeger.compactPort(),
        jaeger.binaryPort());
  }

  private static void fail(Throwable failure) {
    System.err.println(failure.getMessage());
    System.exit(MISTAKE);
  }
}
