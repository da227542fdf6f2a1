package dev.tracelab.lessons;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A learner's program: the Java files of a folder, one of which has a method {@code main}. */
final class Program {

  private static final long SECONDS = 30;
  private static final List<String> JVM =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private static final String LOGGING = "logback.xml";

  private final Path folder;
  private final List<Path> sources;
  private final List<Path> classPath;
  private final Path classes;

  /**
   * A program that is not compiled yet.
   *
   * @param classes an empty folder for its classes
   */
  Program(Path folder, List<Path> classPath, Path classes) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(folder)) {
      this.sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    this.classPath = classPath;
    this.classes = classes;
  }

  /** Compiles it; returns why it cannot be run, in one sentence, or null. */
  String compile() throws IOException {
    if (sources.isEmpty()) {
      return "There is no Java file here: './lab lesson NUMBER' copies the exercise.";
    }
    String error =
        javac().getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR && each.getSource() != null)
            .findFirst()
            .map(Program::sentence)
            .orElse(null);
    return error == null && mainClass() == null
        ? "No class has a method main, so there is nothing to run."
        : error;
  }

  private DiagnosticCollector<JavaFileObject> javac() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<String> options =
          List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", joined(classPath));
      compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found;
  }

  private static String sentence(Diagnostic<? extends JavaFileObject> error) {
    return "%s, line %d, does not compile: %s"
        .formatted(
            Path.of(error.getSource().getName()).getFileName(),
            error.getLineNumber(),
            error
                .getMessage(Locale.ROOT)
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceFirst(
                    "cannot find symbol symbol: +class (\\w+)( .*)?",
                    "there is no class $1: is an import missing?"));
  }

  /**
   * Runs it in a JVM of its own.
   *
   * @param options for that JVM
   * @param environment its settings; none of tracing are inherited
   * @param output a file for what it prints
   * @return why it did not come to its end, in one sentence, or null
   */
  String run(List<String> options, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    provideLogging();
    Process process = start(options, environment, output);
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return "The program did not end within %d seconds: close all that it has opened, such as Vert.x and the tracer."
            .formatted(SECONDS);
      }
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue() == 0
        ? null
        : "The program ended with status %d: %s"
            .formatted(process.exitValue(), lastLine(Files.readString(output)));
  }

  /** The command that starts a JVM like this one. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** An archive of classes is for the beginning of the class path, so the program comes last. */
  private Process start(List<String> options, Map<String, String> environment, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(JVM);
    command.addAll(options);
    command.add("-Dlogback.configurationFile=" + classes.resolve(LOGGING));
    command.addAll(List.of("-cp", joined(classPath) + File.pathSeparator + classes, mainClass()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(Program::isTracing);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The libraries are quiet, unless the program configures logging itself. */
  private void provideLogging() throws IOException {
    Path own = folder.resolve(LOGGING);
    if (Files.exists(own)) {
      Files.copy(own, classes.resolve(LOGGING));
    } else {
      Files.writeString(
          classes.resolve(LOGGING),
          """
          <configuration>
            <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
            <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
              <encoder><pattern>%level %msg%n</pattern></encoder>
            </appender>
            <root level="WARN"><appender-ref ref="out"/></root>
          </configuration>
          """);
    }
  }

  private static boolean isTracing(String variable) {
    return variable.startsWith("JAEGER_")
        || variable.startsWith("OTEL_")
        || variable.startsWith("TRAC");
  }

  /** The class with the method {@code main}; null if there is none. */
  private String mainClass() throws IOException {
    for (Path source : sources) {
      if (Files.readString(source).contains("void main(")) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
      }
    }
    return null;
  }

  private static String lastLine(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.startsWith("Exception in"))
        .findFirst()
        .orElse(lines.isEmpty() ? "it printed nothing." : lines.get(lines.size() - 1));
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
