package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project whose services are stand-ins, and its lab. */
final class TestProject {

  private static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");

  private final LabFolder folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private TestProject(LabFolder folder) {
    this.folder = folder;
  }

  static TestProject in(Path home) throws IOException {
    TestProject project = new TestProject(new LabFolder(home));
    for (String service : SERVICES) {
      project.build(service, StandIn.class);
    }
    project.build("toolbox/scenarios", StandIn.class);
    Path pages = Files.createDirectories(home.resolve("docs/reference"));
    Files.copy(
        Path.of("..", "..", "docs", "reference", "behaviour-matrix.md"),
        pages.resolve("behaviour-matrix.md"),
        StandardCopyOption.REPLACE_EXISTING);
    return project;
  }

  /** Replaces a service by another program. */
  void build(String service, Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        main.getProtectionDomain().getCodeSource().getLocation().toString());
    Path target = Files.createDirectories(folder.home().resolve(service).resolve("target"));
    try (OutputStream file =
        Files.newOutputStream(
            target.resolve(Path.of(service).getFileName() + "-1.0.0-SNAPSHOT.jar"))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  LabFolder folder() {
    return folder;
  }

  /** Runs a command in this JVM and returns its exit status. */
  int lab(String... arguments) {
    printed.reset();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Main.commandLine(folder, new Screen(stream, stream, false)).execute(arguments);
  }

  /** The output of the last command. */
  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** The command line that runs a lab in a JVM of its own. */
  List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlab.home=" + folder.home(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
