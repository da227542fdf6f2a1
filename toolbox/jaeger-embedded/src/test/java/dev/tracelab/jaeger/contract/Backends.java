package dev.tracelab.jaeger.contract;

import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.jaeger.RunningBackend;

/** Starts the backend named by the system property {@code backend}, by default the embedded one. */
final class Backends {

  private static final String NAME = System.getProperty("backend", "embedded");

  private Backends() {}

  /** Starts a backend with room for this many traces. */
  static Backend start(int maxTraces) throws Exception {
    return start(NAME, maxTraces);
  }

  /** Starts the backend of this name. */
  static Backend start(String name, int maxTraces) throws Exception {
    return switch (name) {
      case "embedded" -> embedded(maxTraces);
      case "real" -> RealJaeger.start(maxTraces);
      default ->
          throw new IllegalStateException("The backend is embedded or real, not " + name + ".");
    };
  }

  /** Whether the number of traces can be set: not for a Jaeger that already runs. */
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
