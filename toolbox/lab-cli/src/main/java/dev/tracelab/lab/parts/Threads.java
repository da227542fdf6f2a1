package dev.tracelab.lab.parts;

import java.util.concurrent.Executor;

/** Where the lab's few blocking steps run: a thread each, which keeps no JVM alive. */
final class Threads {

  static final Executor NEW = Threads::run;

  private Threads() {}

  private static void run(Runnable step) {
    Thread thread = new Thread(step, "lab-step");
    thread.setDaemon(true);
    thread.start();
  }
}
