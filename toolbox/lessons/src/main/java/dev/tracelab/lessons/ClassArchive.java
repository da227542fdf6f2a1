package dev.tracelab.lessons;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The classes of the libraries in the form in which a JVM reads them fastest (class data sharing):
 * a program then starts in half the time. It is made once, in the background, from the classes that
 * one program uses.
 */
final class ClassArchive {

  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  private final Path archive;
  private final List<Path> classPath;

  /**
   * An archive that may not exist yet.
   *
   * @param folder where it is kept
   */
  ClassArchive(Path folder, List<Path> classPath) {
    long built = classPath.stream().map(Path::toFile).mapToLong(File::lastModified).max().orElse(0);
    this.archive =
        folder.resolve("lessons-%d-%d.jsa".formatted(Runtime.version().feature(), built));
    this.classPath = classPath;
  }

  /** Options for a JVM whose class path begins with these libraries; a JVM checks that itself. */
  List<String> options() {
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, QUIET.get(0), QUIET.get(1))
        : QUIET;
  }

  /** Makes it, unless it is there; completes when that has ended, well or not. */
  CompletableFuture<Void> make(Path program) {
    return Files.exists(archive)
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> makeFrom(program)).exceptionally(failure -> null);
  }

  private void makeFrom(Path source) {
    try {
      Path work = Files.createTempDirectory("lesson-classes");
      Path list = work.resolve("list");
      Path made = work.resolve("archive");
      Program program = new Program(source, classPath, Files.createDirectory(work.resolve("out")));
      program.compile();
      program.run(
          List.of("-XX:DumpLoadedClassList=" + list),
          Map.of("JAEGER_AGENT_HOST", "127.0.0.1"),
          work.resolve("output"));
      dump(list, made, work.resolve("output"));
      Files.createDirectories(archive.getParent());
      Files.move(made, archive);
      Workbench.delete(work);
    } catch (IOException e) {
      // Without an archive, programs start more slowly.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dump(Path list, Path made, Path output) throws IOException, InterruptedException {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    new ProcessBuilder(
            Program.java(),
            "-XX:+UseSerialGC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + made,
            "-cp",
            path)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
  }
}
