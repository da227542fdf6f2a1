package dev.tracelab.jaeger.contract;

import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.jaeger.RunningBackend;

/** Starts the backend the system property {@code backend} names: embedded, if it names none. */
final class Backends {

  private static final String NAME = System.getProperty("backend", "embedded");

  private Backends() {}

  /** A backend that keeps this many traces and no more. */
  static Backend start(int maxTraces) throws Exception {
    return start(NAME, maxTraces);
  }

  /** The same for a name of its own. */
  static Backend start(String name, int maxTraces) throws Exception {
    return switch (name) {
      case "embedded" -> embedded(maxTraces);
      case "real" -> RealJaeger.start(maxTraces);
      default ->
          throw new IllegalStateException("The backend is embedded or real, not " + name + ".");
    };
  }

  /** Whether it obeys the number: a Jaeger that was there before keeps what it was told to. */
  static boolean canBeLimited() {
    boolean running = System.getenv("JAEGER_URL") != null && System.getenv("JAEGER_BINARY") == null;
    return NAME.equals("embedded") || !running;
  }

  private static Backend embedded(int maxTraces) throws Exception {
    EmbeddedJaegerConfig defaults = EmbeddedJaegerConfig.defaults();
    RunningBackend running =
        RunningBackend.start(
            new EmbeddedJaegerConfig(defaults.host(), 0, 0, 0, maxTraces, defaults.maxBytes()));
    EmbeddedJaeger jaeger = running.jaeger();
    return Backend.onLoopback(
        new JaegerPorts(
            jaeger.queryPort(),
            jaeger.collectorPort(),
            jaeger.otlpPort(),
            jaeger.compactPort(),
            jaeger.binaryPort()),
        running);
  }
}
