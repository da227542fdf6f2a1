package dev.tracelab.jaeger.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Starts the real Jaeger's executable on free ports of loopback. */
final class JaegerProcess {

  private static final int ATTEMPTS = 5;
  private static final long TIMEOUT_SECONDS = 30;

  private JaegerProcess() {}

  /** If another program takes a port first, it is started again on other ports. */
  static Backend start(Path executable, int maxTraces) throws Exception {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return startOnce(executable, maxTraces);
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage() + " It is tried again.");
      }
    }
    return startOnce(executable, maxTraces);
  }

  private static Backend startOnce(Path executable, int maxTraces) throws Exception {
    JaegerPorts ports = JaegerPorts.free();
    int health = JaegerPorts.freeTcp();
    String config =
        JaegerConfig.argument("127.0.0.1", ports, JaegerPorts.freeTcp(), health, maxTraces);
    Process process = start(executable, config);
    try {
      JaegerHealth.await("http://127.0.0.1:" + health + "/status", process::isAlive);
    } catch (IllegalStateException | AssertionError e) {
      stop(process);
      throw e;
    }
    return Backend.onLoopback(ports, () -> stop(process));
  }

  private static Process start(Path executable, String config) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), "--config", config)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OTEL_TRACES_SAMPLER", "always_off");
    return builder.start();
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
