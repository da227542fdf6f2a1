package dev.tracelab.e2e.crash;

/** Threads that end with the test's JVM at the latest. */
final class Threads {

  private Threads() {}

  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
