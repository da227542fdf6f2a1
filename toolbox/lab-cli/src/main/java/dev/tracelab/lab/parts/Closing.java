package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts parts and stops them again, each at its {@link Turn}. The program's end or a signal stops
 * them, whichever comes first. A part that is starting is awaited and then stopped, and no further
 * part is started.
 */
public final class Closing implements AutoCloseable {

  private final Queue<Part<?>> parts = new PriorityQueue<>(Comparator.comparing(Part::turn));
  private boolean closed;

  private Closing() {}

  /** Nothing started yet. */
  public static Closing create() {
    return new Closing();
  }

  /**
   * Starts a part.
   *
   * @param start blocks until the part is there, or throws
   * @param stop blocks until it is gone
   * @throws LabException if everything is being stopped already
   */
  public <T> T start(Turn turn, Supplier<T> start, Consumer<T> stop) {
    Part<T> part = new Part<>(turn, new CompletableFuture<>(), stop);
    add(part);
    try {
      T started = start.get();
      part.started().complete(started);
      return started;
    } catch (RuntimeException | Error e) {
      part.started().completeExceptionally(e);
      throw e;
    }
  }

  /** Whether parts are being stopped, or have been. */
  public boolean isClosed() {
    synchronized (parts) {
      return closed;
    }
  }

  /** Stops everything and returns when all is done; what fails to stop keeps no other from it. */
  @Override
  public synchronized void close() {
    synchronized (parts) {
      closed = true;
    }
    RuntimeException failure = null;
    for (Part<?> part = parts.poll(); part != null; part = parts.poll()) {
      failure = firstOf(failure, part.waitAndStop());
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void add(Part<?> part) {
    synchronized (parts) {
      if (closed) {
        throw new LabException("The lab is being stopped.");
      }
      parts.add(part);
    }
  }

  private static RuntimeException firstOf(RuntimeException first, RuntimeException next) {
    if (first != null && next != null) {
      first.addSuppressed(next);
    }
    return first == null ? next : first;
  }

  /** Something that may still be starting. */
  private record Part<T>(Turn turn, CompletableFuture<T> started, Consumer<T> stop) {

    /** Gives what went wrong, or null; a part that failed to start is stopped already. */
    RuntimeException waitAndStop() {
      started.handle((part, failure) -> failure).join();
      if (started.isCompletedExceptionally()) {
        return null;
      }
      try {
        stop.accept(started.join());
        return null;
      } catch (RuntimeException e) {
        return e;
      }
    }
  }
}
