package dev.tracelab.lab;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end early but properly on Ctrl-C: the JVM exits when the command is closed. */
final class Interrupt implements AutoCloseable {

  /** If the command does not end by itself, it is cut off. */
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean happened;

  private Interrupt() {}

  /** Handles signals until the JVM exits. */
  static Interrupt expect() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::arrive, "lab-signal"));
    return interrupt;
  }

  /** Whether the JVM has been told to exit. */
  boolean happened() {
    return happened;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  void arrive() {
    happened = true;
    try {
      boolean unused = closed.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
