package dev.tracelab.jaeger.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the real Jaeger's image with its ports published on free ports of loopback. */
final class JaegerContainer {

  static final String IMAGE = "jaegertracing/jaeger:2.20.0";

  private static final int GRPC = 16685;
  private static final int HEALTH = 13133;

  private JaegerContainer() {}

  /** Whether a Docker engine responds. */
  static boolean isPossible() throws InterruptedException {
    try {
      return run(List.of("docker", "version", "--format", "{{.Server.Version}}")).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static Backend start(int maxTraces) throws Exception {
    String id = started(maxTraces);
    try {
      JaegerHealth.await(
          "http://127.0.0.1:" + port(id, HEALTH + "/tcp") + "/status", () -> isAlive(id));
      return Backend.onLoopback(ports(id), () -> stop(id));
    } catch (Exception | Error e) {
      stop(id);
      throw e;
    }
  }

  private static String started(int maxTraces) throws Exception {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--detach"));
    command.addAll(List.of("--env", "OTEL_TRACES_SAMPLER=always_off"));
    for (String port : List.of("16686", "14268", "4318", "13133", "6831/udp", "6832/udp")) {
      command.addAll(List.of("--publish", "127.0.0.1::" + port));
    }
    command.add(IMAGE);
    command.add("--config");
    command.add(JaegerConfig.argument("0.0.0.0", JaegerPorts.STANDARD, GRPC, HEALTH, maxTraces));
    return output(command);
  }

  private static JaegerPorts ports(String id) throws Exception {
    return new JaegerPorts(
        port(id, "16686/tcp"),
        port(id, "14268/tcp"),
        port(id, "4318/tcp"),
        port(id, "6831/udp"),
        port(id, "6832/udp"));
  }

  private static int port(String id, String inside) throws Exception {
    String address =
        output(List.of("docker", "port", id, inside)).lines().findFirst().orElseThrow();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static boolean isAlive(String id) {
    try {
      return run(List.of("docker", "inspect", id)).status() == 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(String id) throws Exception {
    run(List.of("docker", "rm", "--force", id));
  }

  private static String output(List<String> command) throws Exception {
    Ended ended = run(command);
    if (ended.status() != 0) {
      throw new IllegalStateException("Docker could not run the real Jaeger: " + ended.output());
    }
    return ended.output().strip().lines().reduce("", (before, line) -> line);
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int status, String output) {}
}
