package dev.tracelab.lessons;

import dev.tracelab.golden.Trace;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Compiles and runs learners' programs, and collects the spans of each. Thread-safe. */
public final class Workbench implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final List<Path> classPath;
  private final URI agent;
  private final ClassArchive archive;
  private CompletableFuture<Void> archiving = CompletableFuture.completedFuture(null);

  /**
   * Runs programs with these libraries.
   *
   * @param agent also gets their spans, such as {@code udp://127.0.0.1:6831}; null for none
   * @param archives a folder for what makes later programs start faster
   */
  public Workbench(List<Path> classPath, URI agent, Path archives) {
    this.classPath = List.copyOf(classPath);
    this.agent = agent;
    this.archive = new ClassArchive(archives, this.classPath);
  }

  /**
   * Makes later programs start in half the time, in the background.
   *
   * @param program uses what most programs use
   */
  public void speedUp(Path program) {
    archiving = archive.make(program);
  }

  /**
   * Runs the program in a folder; the folder is not changed. Blocks.
   *
   * @throws IOException if files cannot be read or written
   */
  public ProgramRun run(Path folder) throws IOException {
    Path work = Files.createTempDirectory("lesson");
    try (SpanInbox inbox = SpanInbox.open(vertx, agent)) {
      Program program =
          new Program(folder, classPath, Files.createDirectory(work.resolve("classes")));
      String problem = program.compile();
      if (problem != null) {
        return ProgramRun.failed(problem);
      }
      Path output = work.resolve("output");
      String failure = program.run(archive.options(), inbox.environment(), output);
      Trace spans = inbox.spans();
      return new ProgramRun(failure, Files.readString(output), spans);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ProgramRun.failed("The check was interrupted.");
    } catch (Exception e) {
      throw new IOException("The spans of the program could not be collected.", e);
    } finally {
      delete(work);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Waits until the archive is made. */
  @Override
  public void close() {
    archiving.join();
    vertx.close().await();
  }
}
