package dev.tracelab.jaeger;

import io.vertx.core.Vertx;
import java.util.Locale;

/** Runs the backend on its own; {@link EmbeddedJaegerConfig} reads the environment variables. */
public final class Main {

  private static final int EXIT_ERROR = 2;
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  /**
   * Starts the backend and prints its address. An invalid configuration or an unavailable port ends
   * the program with one sentence and exit status 2.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    configureLogging();
    try {
      start(EmbeddedJaegerConfig.fromEnvironment(System.getenv()));
    } catch (IllegalArgumentException e) {
      fail(e);
    }
  }

  /** The file is not the root's logback.xml: a program that embeds the backend has its own. */
  private static void configureLogging() {
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
    System.exit(EXIT_ERROR);
  }
}
