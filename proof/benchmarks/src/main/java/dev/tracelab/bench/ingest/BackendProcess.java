package dev.tracelab.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A backend in a separate process. */
final class BackendProcess implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;
  private static final int OK = 200;

  private final Process process;
  private final BackendKind.Ports ports;
  private final HttpClient client = HttpClient.newHttpClient();

  private BackendProcess(Process process, BackendKind.Ports ports) {
    this.process = process;
    this.ports = ports;
  }

  /** Starts one and returns once it responds. */
  static BackendProcess start(BackendKind kind) {
    BackendKind.Ports ports = BackendKind.Ports.reserve();
    ProcessBuilder builder = kind.command().on(ports).redirectErrorStream(true);
    try {
      Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      // An interrupted measurement must not leave a backend behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      BackendProcess backend = new BackendProcess(process, ports);
      backend.await(ports.services(), kind.title() + " does not respond.");
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a message; blocks. Usable from any thread.
   *
   * @throws IllegalStateException if the backend rejects it
   */
  void post(byte[] message) {
    HttpRequest request =
        HttpRequest.newBuilder(ports.batches())
            .timeout(TIMEOUT)
            .header("content-type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(message))
            .build();
    int status = status(request);
    if (status / 100 != 2) {
      throw new IllegalStateException("The collector responded with " + status + ".");
    }
  }

  /** Returns once a trace can be queried. */
  void awaitTrace(String id) {
    await(ports.trace(id), "Trace " + id + " is not stored.");
  }

  /** CPU time since its start, in steps of a hundredth of a second. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Its resident memory; NaN on a system without {@code /proc}. */
  double residentBytes() {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!hasEndedWithin(TIMEOUT.toMillis())) {
      process.destroyForcibly();
    }
  }

  private void await(URI address, String timeoutMessage) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (statusOrNone(request) != OK) {
      if (System.nanoTime() - end > 0 || hasEndedWithin(POLL_MILLIS)) {
        process.destroyForcibly();
        throw new IllegalStateException(timeoutMessage);
      }
    }
  }

  private int statusOrNone(HttpRequest request) {
    try {
      return status(request);
    } catch (UncheckedIOException notYet) {
      return -1;
    }
  }

  private int status(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean hasEndedWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
