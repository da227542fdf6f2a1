package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code lab up} as a user starts it, in its own folder and on free ports. */
final class LabProcess implements AutoCloseable {

  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final List<String> PROGRAMS =
      List.of("toolbox", "learn", "gateway-service", "order-service", "inventory-service");
  private static final Pattern HEALTH = Pattern.compile("is ready: .* health.* on (\\d+)\\.");
  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 60;

  private final Path folder;
  private final Process process;
  private JsonNode state;
  private String printed;

  private LabProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts a lab and waits until its first order has been printed. */
  static LabProcess up(String... arguments) throws Exception {
    return up(Map.of(), arguments);
  }

  /**
   * Starts a lab with settings.
   *
   * @param settings variables in the environment of all its processes
   */
  static LabProcess up(Map<String, String> settings, String... arguments) throws Exception {
    Path folder = folder();
    List<String> all = new ArrayList<>(List.of("up", "--random-ports"));
    all.addAll(List.of(arguments));
    LabProcess lab =
        new LabProcess(folder, start(folder, "160m", settings, all.toArray(String[]::new)));
    lab.awaitOutput("Ctrl-C stops everything");
    return lab;
  }

  /** Creates a folder with links to the built programs. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("lab-e2e");
    for (String program : PROGRAMS) {
      Files.createSymbolicLink(folder.resolve(program), HOME.resolve(program));
    }
    return folder;
  }

  /**
   * Runs a command of the lab, with its output in the file {@code output}.
   *
   * @param heap the maximum heap size
   */
  static Process start(Path folder, String heap, String... arguments) throws IOException {
    return start(folder, heap, Map.of(), arguments);
  }

  private static Process start(
      Path folder, String heap, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx" + heap, "-Dlab.home=" + folder, "-jar", cli()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  /** Runs another command in the folder of this lab, to its end. */
  CommandResult run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx96m", "-Dlab.home=" + folder, "-jar", cli()));
    command.addAll(List.of(arguments));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandResult(run.waitFor(), printed);
  }

  /** The exit status of a command, and what it printed. */
  record CommandResult(int status, String printed) {}

  /** A file in the folder of this lab. */
  Path file(String name) {
    return folder.resolve(name);
  }

  URI address(String part) {
    return URI.create(state.at("/addresses").get(part).asText());
  }

  ProcessHandle process(String name) {
    for (JsonNode child : state.get("processes")) {
      if (child.get("name").asText().equals(name)) {
        return ProcessHandle.of(child.get("pid").asLong()).orElseThrow();
      }
    }
    throw new AssertionError("No process " + name + " in " + state);
  }

  /** The address of a service's readiness. */
  URI health(String service) throws IOException {
    Matcher port = HEALTH.matcher(log(service));
    if (!port.find()) {
      throw new AssertionError(service + " has not logged its health address:\n" + log(service));
    }
    return URI.create("http://127.0.0.1:" + port.group(1) + "/health/ready");
  }

  String log(String name) throws IOException {
    return Files.readString(folder.resolve(".lab/logs/" + name + ".log"));
  }

  String output() throws IOException {
    return printed == null ? Files.readString(folder.resolve("output")) : printed;
  }

  private void awaitOutput(String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!output().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new AssertionError("The lab did not start:\n" + output());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    state = new ObjectMapper().readTree(folder.resolve(".lab/state.json").toFile());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String cli() throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("toolbox/lab-cli/target"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches("lab-cli-.*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("lab-cli is not built: run 'mvn verify'."))
          .toString();
    }
  }

  /** Stops it as Ctrl-C does; none of its processes may remain, nor its folder of some 200 MB. */
  @Override
  public void close() throws Exception {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The lab did not stop:\n" + output());
    }
    for (ProcessHandle child : children) {
      child.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    }
    printed = output();
    delete(folder);
  }

  /** What a test has killed may still be there; a file left behind is no failure of the lab. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // The rest goes with the machine's temporary files.
    }
  }
}
