package dev.tracelab.e2e.crash;

import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One service as a process that can be killed and restarted on the same port. */
final class ServiceProcess {

  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String module;
  private final Path log;
  private final int port;
  private final int managementPort;
  private final Map<String, String> environment;
  private Child child;
  private int starts;

  private ServiceProcess(String module, Path log, Map<String, String> environment)
      throws IOException {
    this.module = module;
    this.log = log;
    this.port = ReservedPorts.reserve();
    this.managementPort = ReservedPorts.reserve();
    this.environment = new HashMap<>(environment);
    this.environment.put("PORT", String.valueOf(port));
    this.environment.put("MANAGEMENT_PORT", String.valueOf(managementPort));
  }

  /**
   * A service that is not started yet.
   *
   * @param module the module of its jar
   * @param log the prefix of its log files, one per start
   */
  static ServiceProcess of(String module, Path log, Map<String, String> environment)
      throws IOException {
    return new ServiceProcess(module, log, environment);
  }

  int port() {
    return port;
  }

  /** Changes a setting for later starts. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void start() {
    child = Child.start(module, command(), environment, Path.of(log + "-" + ++starts + ".log"));
  }

  boolean isAlive() {
    return !child.ended().isDone();
  }

  void awaitReady() {
    Polling.until(module + " is ready, see " + log + "-" + starts + ".log", this::isReady);
  }

  /** Sends SIGKILL and waits for the end of the process. */
  void kill() {
    child.id().find().ifPresent(ProcessHandle::destroyForcibly);
    child.ended().join();
  }

  /** Sends SIGTERM and waits. */
  void stop() {
    if (child != null) {
      child.stop(TIMEOUT);
    }
  }

  private boolean isReady() throws InterruptedException {
    if (child.ended().isDone()) {
      throw new AssertionError(module + " ended:\n" + String.join("\n", child.lastLines(20)));
    }
    try {
      URI ready = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(TIMEOUT).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        jar());
  }

  private String jar() {
    try (Stream<Path> files = Files.list(HOME.resolve(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow()
          .toString();
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(module + " is not built: run 'mvn verify'.", e);
    }
  }
}
