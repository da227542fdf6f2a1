package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of the script {@code lab} in a project that was never built. */
class ScriptTest {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "sed",
          "find",
          "head",
          "mkdir",
          "chmod",
          "cat",
          "tr",
          "grep",
          "tail");

  @TempDir private Path folder;

  private Path tools;

  @BeforeEach
  void copyScript() throws IOException {
    Files.copy(Path.of("..", "..", "lab"), folder.resolve("lab"));
    copyUsageTexts();
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path real = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
    }
  }

  private void copyUsageTexts() throws IOException {
    Path copies = Files.createDirectories(folder.resolve("toolbox/lab-cli/src/main/usage"));
    try (Stream<Path> texts = Files.list(Path.of("src", "main", "usage"))) {
      for (Path text : texts.toList()) {
        Files.copy(text, copies.resolve(text.getFileName()));
      }
    }
  }

  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> links = Files.list(tools)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void withoutJavaItNamesWhatToInstall() throws Exception {
    assertThat(lab(Map.of()))
        .isEqualTo("lab: Java not found: install JDK 17 or newer, or set JAVA_HOME to it.\n");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    assertThat(lab(Map.of("JAVA_HOME", "/nowhere")))
        .startsWith("lab: JAVA_HOME is /nowhere, but there is no Java there");
  }

  @Test
  void anOldJdkIsNamedWithItsVersion() throws Exception {
    Path jdk = jdk("11.0.2");

    assertThat(lab(Map.of("JAVA_HOME", jdk.toString())))
        .isEqualTo(
            "lab: %s/bin/java is Java 11, but the lab needs JDK 17 or newer: install it, or set JAVA_HOME to it.\n",
            jdk);
    assertThat(lab(Map.of("JAVA_HOME", jdk("1.8.0_402").toString()))).contains("is Java 8, but");
  }

  @Test
  void withoutMavenItNamesWhatToInstall() throws Exception {
    assertThat(lab(Map.of("JAVA_HOME", jdk("17.0.15").toString())))
        .isEqualTo("lab: Maven not found: install Maven 3.8 or newer.\n");
  }

  @Test
  void aJavaWithoutACompilerIsNamed() throws Exception {
    program(tools.resolve("mvn"), "exit 0");
    Path jre = jdk("21");
    Files.delete(jre.resolve("bin/javac"));

    assertThat(lab(Map.of("JAVA_HOME", jre.toString())))
        .contains("is a Java runtime without a compiler");
  }

  @Test
  void anInterruptedBuildLeavesNothingBehind() throws Exception {
    program(tools.resolve("mvn"), "exec sleep 60");
    for (String tool : List.of("sleep", "rm", "readlink")) {
      if (!Files.exists(tools.resolve(tool))) {
        Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin", tool));
      }
    }
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", folder.resolve("lab").toString(), "up")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", jdk("17.0.15").toString());
    Process process = builder.start();
    Eventually.holds(() -> isBuilding(process), Duration.ofSeconds(30));
    process.destroy();

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(Files.readString(output)).endsWith("lab: interrupted; nothing was started.\n");
    try (Stream<Path> left = Files.list(folder.resolve(".lab"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("building"));
    }
  }

  @Test
  void aFailedBuildShowsItsErrorsAndItsLog() throws Exception {
    program(tools.resolve("mvn"), "echo '[INFO] fine'; echo '[ERROR] no such class'; exit 1");
    for (String tool : List.of("touch", "sleep", "mv", "rm")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin", tool));
    }

    assertThat(lab(Map.of("JAVA_HOME", jdk("25").toString())))
        .contains("[ERROR] no such class\n")
        .endsWith("lab: the build failed; the full output is in .lab/logs/build.log.\n");
  }

  @Test
  void helpAndWrongUsageNeedNeitherJavaNorABuild() throws Exception {
    assertThat(run(0, "--help")).startsWith("Usage: lab ").contains("up", "trace");
    assertThat(run(0, "help")).isEqualTo(run(0, "--help"));
    assertThat(run(2)).isEqualTo(run(0, "--help"));
    assertThat(run(0, "up", "--help")).startsWith("Usage: lab up ");
    assertThat(run(0, "help", "up")).isEqualTo(run(0, "up", "--help"));
    assertThat(run(0, "--version")).isEqualTo("lab 1.0.0-SNAPSHOT\n");
    assertThat(run(2, "upp")).startsWith("lab: Unknown command: 'upp'; see './lab --help'.");
    assertThat(run(2, "up", "--nosuch=1"))
        .isEqualTo("lab: Unknown option: '--nosuch'; see './lab up --help'.\n");
    assertThat(run(2, "up", "--po")).startsWith("lab: Unknown option: '--po'");
    assertThat(folder.resolve(".lab")).doesNotExist();
  }

  @Test
  void onlyCommandsThatStartTheLabBuildIt() throws Exception {
    Map<String, String> java = Map.of("JAVA_HOME", jdk("17.0.15").toString());

    assertThat(run(java, 0, "down")).isEqualTo("The lab is not running; './lab up' starts it.\n");
    assertThat(run(java, 3, "status")).isEqualTo("The lab is not running; './lab up' starts it.\n");
    for (String command : List.of("logs", "order", "trace")) {
      assertThat(run(java, 1, command)).startsWith("lab: The lab has not been built yet");
    }
    assertThat(folder.resolve(".lab")).doesNotExist();
  }

  @Test
  void itFindsItsHomeThroughASymbolicLink() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("bin"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("lab"), Path.of("..", "lab"));

    assertThat(run(link, Map.of(), 0, "--version")).isEqualTo("lab 1.0.0-SNAPSHOT\n");
    assertThat(elsewhere.resolve(".lab")).doesNotExist();
    Files.delete(link);
  }

  @Test
  void aFolderThatCannotBeWrittenIsReportedInOneSentence() throws Exception {
    program(tools.resolve("mvn"), "exit 0");
    Files.writeString(folder.resolve(".lab"), "a file where the folder should be");

    assertThat(lab(Map.of("JAVA_HOME", jdk("17.0.15").toString())))
        .isEqualTo(
            "lab: %s/.lab cannot be written: run the lab as the user who owns it.\n", folder);
  }

  @Test
  void scriptsHaveUnixLineEnds() throws Exception {
    assertThat(Files.readString(Path.of("..", "..", ".gitattributes")))
        .contains("* text=auto eol=lf");
    for (String script : List.of("lab", "deploy/docker/service/ready", ".ci/run")) {
      assertThat(Files.readString(Path.of("..", "..", script))).doesNotContain("\r");
    }
  }

  private static boolean isBuilding(Process lab) {
    return lab.descendants().anyMatch(child -> child.info().command().orElse("").endsWith("sleep"));
  }

  private Path jdk(String version) throws IOException {
    Path jdk = folder.resolve("jdk-" + version);
    Files.createDirectories(jdk.resolve("bin"));
    program(jdk.resolve("bin/java"), "exit 9");
    program(jdk.resolve("bin/javac"), "exit 9");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private static void program(Path path, String script) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs {@code ./lab up} with only these variables; returns its output. */
  private String lab(Map<String, String> environment) throws Exception {
    return run(environment, 1, "up");
  }

  private String run(int status, String... arguments) throws Exception {
    return run(Map.of(), status, arguments);
  }

  private String run(Map<String, String> environment, int status, String... arguments)
      throws Exception {
    return run(folder.resolve("lab"), environment, status, arguments);
  }

  private String run(Path script, Map<String, String> environment, int status, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(status);
    return output;
  }
}
