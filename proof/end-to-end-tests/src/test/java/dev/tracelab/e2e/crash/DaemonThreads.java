package dev.tracelab.e2e.crash;

/** DaemonThreads that end with the test's JVM at the latest. */
final class DaemonThreads {

  private DaemonThreads() {}

  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
