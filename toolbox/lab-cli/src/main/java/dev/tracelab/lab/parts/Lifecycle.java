package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts parts and stops them in the order of their {@link Phase}. Either the end of the program or
 * a signal stops them, whichever comes first: a part that is still starting is awaited and then
 * stopped, and no further part is started.
 */
public final class Lifecycle implements AutoCloseable {

  private final Queue<Part<?>> parts = new PriorityQueue<>(Comparator.comparing(Part::phase));
  private boolean closed;

  /** The order in which parts are stopped: each before those it depends on. */
  public enum Phase {
    /** Calls the other services. */
    GATEWAY,
    /** Calls inventory-service and the database. */
    ORDER,
    /** Calls the database. */
    INVENTORY,
    /** Outlives the services. */
    DATABASE,
    /** Receives the last spans of the services. */
    BACKEND,
    /** The files that record a running lab. */
    RECORDS
  }

  /**
   * Starts a part.
   *
   * @param start blocks until the part is ready, or throws
   * @param stop blocks until the part has stopped
   * @throws LabException if everything is being stopped already
   */
  public <T> T start(Phase phase, Supplier<T> start, Consumer<T> stop) {
    Part<T> part = new Part<>(phase, new CompletableFuture<>(), stop);
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

  /** Stops everything and returns when it has stopped; one failure does not keep the others up. */
  @Override
  public synchronized void close() {
    synchronized (parts) {
      closed = true;
    }
    RuntimeException first = null;
    for (Part<?> part = parts.poll(); part != null; part = parts.poll()) {
      RuntimeException failure = part.awaitAndStop();
      if (first == null) {
        first = failure;
      } else if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    if (first != null) {
      throw first;
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

  private record Part<T>(Phase phase, CompletableFuture<T> started, Consumer<T> stop) {

    /** Returns the failure, or null; a part that failed to start needs no stopping. */
    RuntimeException awaitAndStop() {
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
