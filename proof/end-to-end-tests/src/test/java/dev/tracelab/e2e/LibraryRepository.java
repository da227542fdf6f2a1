package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A local Maven repository that has of this project only what the install step of docs/adopt.md
 * puts there. Other artifacts are links to the repository of this build, so nothing is downloaded
 * again, whatever the version of Maven.
 */
record LibraryRepository(Path folder) implements AutoCloseable {

  private static final String OURS = "dev/tracelab";

  private static final Map<String, String> SHORT_LIVED =
      Map.of("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");

  private static final Set<String> NOT_SOURCE = Set.of("target", ".git", ".lab");

  /**
   * Modules that this build has just built: with their output, the install step need not compile.
   */
  private static final List<String> BUILT =
      List.of("common-tracing", "common-tracing/jaeger-reporter", "toolbox/golden-traces");

  /** Compares the age of sources and classes, and not their folders, which differ in a copy. */
  private static final String COMPILE_NEWER = "-Dmaven.compiler.useIncrementalCompilation=false";

  /**
   * Runs the install step in a copy of the source.
   *
   * @param parent an empty folder for both
   */
  static LibraryRepository install(Path parent) throws IOException, InterruptedException {
    LibraryRepository repository = new LibraryRepository(parent.resolve("repository"));
    repository.linkOthers();
    Path source = parent.resolve("source");
    copy(AdoptPage.HOME, source);
    for (String module : BUILT) {
      String output = module + "/target";
      copy(AdoptPage.HOME.resolve(output), source.resolve(output));
    }
    List<String> arguments = new ArrayList<>(AdoptPage.install());
    arguments.add(COMPILE_NEWER);
    repository.maven(source, arguments);
    return repository;
  }

  private void linkOthers() throws IOException {
    Path others = Path.of(System.getProperty("localRepository")).toAbsolutePath();
    Files.createDirectories(folder.resolve(OURS));
    link(others, folder);
    link(others.resolve("dev"), folder.resolve("dev"));
  }

  /** Runs this build's Maven in a project with only this repository. */
  String maven(Path project, List<String> arguments) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-Dmaven.repo.local=" + folder,
                // Accept artifacts whichever mirror they were downloaded from.
                "-Daether.enhancedLocalRepository.trackingFilename=none"));
    words.addAll(arguments);
    return new Command(project, SHORT_LIVED).run(words);
  }

  /** The names of the artifacts of this project. */
  List<String> ours() throws IOException {
    try (Stream<Path> artifacts = Files.list(folder.resolve(OURS))) {
      return artifacts
          .filter(Files::isDirectory)
          .map(artifact -> artifact.getFileName().toString())
          .toList();
    }
  }

  /** Copies a folder, without the build output below it, and with the age of its files. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        Path copy = to.resolve(entry.getFileName());
        if (Files.isRegularFile(entry)) {
          Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } else if (!NOT_SOURCE.contains(entry.getFileName().toString())) {
          copy(entry, copy);
        }
      }
    }
  }

  /** Links the content of a folder, except what the copy already has. */
  private static void link(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        Path link = to.resolve(entry.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, entry);
        }
      }
    }
  }

  /** Removes the links, so that deleting the folder does not follow them. */
  @Override
  public void close() throws IOException {
    unlink(folder);
    unlink(folder.resolve("dev"));
  }

  private static void unlink(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
