package dev.tracelab.e2e.crash;

/** Threads that do not keep the test's JVM alive. */
final class DaemonThreads {

  private DaemonThreads() {}

  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
