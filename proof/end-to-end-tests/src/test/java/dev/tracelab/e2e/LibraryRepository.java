package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository with the freshly built library and nothing else of this project.
 * Dependencies are links to the repository of this build, so nothing is downloaded.
 */
record LibraryRepository(Path folder) implements AutoCloseable {

  private static final Path HOME = Path.of("..", "..");
  private static final String VERSION = "1.0.0-SNAPSHOT";
  private static final String OURS = "dev/tracelab";

  /** Creates one in a folder that does not exist yet. */
  static LibraryRepository create(Path folder) throws IOException {
    Path foreign = Path.of(System.getProperty("localRepository")).toAbsolutePath();
    Files.createDirectories(folder.resolve(OURS));
    link(foreign, folder);
    link(foreign.resolve("dev"), folder.resolve("dev"));
    LibraryRepository repository = new LibraryRepository(folder);
    Path library = HOME.resolve("common-tracing");
    repository.install("common-tracing-bom", "pom", library.resolve("bom").resolve("pom.xml"));
    repository.install("vertx-trace-lab", "pom", HOME.resolve("pom.xml"));
    repository.installModule("jaeger-reporter", library.resolve("jaeger-reporter"));
    repository.installModule("common-tracing", library);
    return repository;
  }

  /** A command that runs this build's Maven on a project with only this repository. */
  List<String> maven(String phase) {
    return List.of(
        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
        "-B",
        "-q",
        "-Dmaven.repo.local=" + folder,
        // Accept artifacts whichever mirror they were downloaded from.
        "-Daether.enhancedLocalRepository.trackingFilename=none",
        phase);
  }

  private void installModule(String artifact, Path module) throws IOException {
    install(artifact, "pom", module.resolve("pom.xml"));
    install(artifact, "jar", module.resolve("target").resolve(artifact + "-" + VERSION + ".jar"));
  }

  /** Installs a file as the install plugin does, without metadata. */
  private void install(String artifact, String type, Path file) throws IOException {
    Path place = folder.resolve(OURS).resolve(artifact).resolve(VERSION);
    Files.createDirectories(place);
    Files.copy(file, place.resolve(artifact + "-" + VERSION + "." + type));
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
