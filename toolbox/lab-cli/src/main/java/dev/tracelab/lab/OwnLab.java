package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.Lifecycle;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.process.LabException;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;

/** A lab that a command starts for itself, and that ends with it, also on Ctrl-C. */
final class OwnLab {

  private OwnLab() {}

  /**
   * Runs a command in the folder of the project.
   *
   * @param command starts the parts, and returns the exit status
   * @throws LabException if another lab runs in the folder
   */
  static int run(LabFolder folder, ToIntFunction<Lifecycle> command) {
    folder.create();
    LabLock lock =
        LabLock.tryAcquire(folder)
            .orElseThrow(
                () ->
                    new LabException(
                        "A lab is running in this folder: stop it with './lab down' and try again."));
    try (Lifecycle lifecycle = new Lifecycle()) {
      new OrphanedProcesses(folder).stop();
      Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::close, "lab-signal"));
      return run(command, lifecycle);
    } finally {
      lock.close();
    }
  }

  /** What fails because everything is being stopped is not worth a message. */
  private static int run(ToIntFunction<Lifecycle> command, Lifecycle lifecycle) {
    try {
      return command.applyAsInt(lifecycle);
    } catch (LabException e) {
      if (lifecycle.isClosed()) {
        awaitExit();
      }
      throw e;
    }
  }

  /** The JVM exits when the shutdown hook has stopped everything. */
  private static void awaitExit() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
