package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Requests of commands to the process that runs the lab. Only that process can start a part again:
 * it has the environment and the ports, and the part must end with it.
 *
 * <p>A request is a file with a line such as {@code STOP order-service}, in a folder of which only
 * the lab's owner may write. Its answer is another file: empty, or a sentence about what failed.
 */
public final class PartRequests {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(90);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final String REQUEST = ".request";
  private static final String ANSWER = ".answer";

  private final Path folder;

  /** What may be requested. */
  public enum Action {
    /** The part is to end. */
    STOP,
    /** The part is to start again. */
    START
  }

  /** The requests of a project. */
  public PartRequests(LabFolder folder) {
    this.folder = folder.requests();
  }

  /**
   * Sends a request and returns when the lab has done it.
   *
   * @param lab the process that runs it
   * @throws LabException if it failed, or the lab does not answer
   */
  public void send(Action action, String part, ProcessId lab) {
    String id = UUID.randomUUID().toString();
    write(folder.resolve(id + REQUEST), action + " " + part);
    String failure = await(folder.resolve(id + ANSWER), lab);
    if (!failure.isEmpty()) {
      throw new LabException(failure);
    }
  }

  /** Prepares for requests; those of an earlier lab are removed. */
  void open() {
    try {
      Files.createDirectories(folder);
      for (Path file : list("*")) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new LabException(folder + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  /** Performs the requests that have arrived, and answers them. */
  void answer(BiConsumer<Action, String> perform) {
    try {
      for (Path request : list('*' + REQUEST)) {
        String[] words = Files.readString(request).split(" ", 2);
        Files.delete(request);
        String id = request.getFileName().toString().replace(REQUEST, "");
        write(folder.resolve(id + ANSWER), failure(words[0], words[1], perform));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String failure(String action, String part, BiConsumer<Action, String> perform) {
    try {
      perform.accept(Action.valueOf(action), part);
      return "";
    } catch (LabException e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      return part + " failed: " + e + '.';
    }
  }

  private static String await(Path answer, ProcessId lab) {
    Stopwatch watch = Stopwatch.start();
    while (!Files.exists(answer)) {
      if (lab.find().isEmpty() || watch.elapsed().compareTo(ANSWER_TIMEOUT) > 0) {
        throw new LabException("The lab does not respond: stop it with './lab down'.");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    try {
      String sentence = Files.readString(answer);
      Files.delete(answer);
      return sentence;
    } catch (IOException e) {
      throw new LabException(answer + " cannot be read: " + e.getMessage() + '.', e);
    }
  }

  /** Nobody sees half a file. */
  private void write(Path file, String text) {
    try {
      Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LabException(file + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  private List<Path> list(String glob) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(paths::add);
    }
    return paths;
  }
}
