package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code lab} says when it cannot go on, in a project that was never built. */
class ScriptTest {

  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "sed", "find", "head", "mkdir", "tr", "grep", "tail");

  @TempDir private Path folder;

  private Path tools;

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.copy(Path.of("..", "lab"), folder.resolve("lab"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path real = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
    }
  }

  @AfterEach
  void removeTheLinks() throws IOException {
    try (Stream<Path> links = Files.list(tools)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    assertThat(lab(Map.of()))
        .isEqualTo("lab: No Java was found: install a JDK 17 or newer, or set JAVA_HOME to one.\n");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    assertThat(lab(Map.of("JAVA_HOME", "/nowhere")))
        .startsWith("lab: JAVA_HOME is /nowhere, where there is no Java");
  }

  @Test
  void aJdkThatIsTooOldIsNamedWithItsVersion() throws Exception {
    Path jdk = jdk("11.0.2");

    assertThat(lab(Map.of("JAVA_HOME", jdk.toString())))
        .isEqualTo(
            "lab: %s/bin/java is Java 11, but the lab needs a JDK 17 or newer: install one, or set JAVA_HOME to one.\n",
            jdk);
    assertThat(lab(Map.of("JAVA_HOME", jdk("1.8.0_402").toString()))).contains("is Java 8, but");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    assertThat(lab(Map.of("JAVA_HOME", jdk("17.0.15").toString())))
        .isEqualTo("lab: Maven was not found: install Maven 3.8 or newer.\n");
  }

  @Test
  void aJavaThatCannotCompileIsNamed() throws Exception {
    program(tools.resolve("mvn"), "exit 0");
    Path jre = jdk("21");
    Files.delete(jre.resolve("bin/javac"));

    assertThat(lab(Map.of("JAVA_HOME", jre.toString())))
        .contains("belongs to a Java without a compiler");
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndItsLog() throws Exception {
    program(tools.resolve("mvn"), "echo '[INFO] fine'; echo '[ERROR] no such class'; exit 1");
    for (String tool : List.of("touch", "sleep", "mv", "rm")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin", tool));
    }

    assertThat(lab(Map.of("JAVA_HOME", jdk("25").toString())))
        .contains("[ERROR] no such class\n")
        .endsWith("lab: the build failed; all Maven said is in .lab/logs/build.log.\n");
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

  /** Runs {@code ./lab status} with these variables alone; gives what it printed. */
  private String lab(Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", folder.resolve("lab").toString(), "status")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return said;
  }
}
