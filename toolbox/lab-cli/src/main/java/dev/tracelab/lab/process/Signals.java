package dev.tracelab.lab.process;

import dev.tracelab.lab.LabException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to a process and all that descend from it. */
public final class Signals {

  private Signals() {}

  /** SIGSTOP: none of them runs until {@link #resume}. */
  public static void freeze(ProcessHandle root) {
    send("-STOP", tree(root));
  }

  /** SIGCONT: those that were frozen run again, others do not notice. */
  public static void resume(ProcessHandle root) {
    send("-CONT", tree(root));
  }

  /** SIGKILL; returns when all are gone. */
  public static void kill(ProcessHandle root) {
    List<ProcessHandle> tree = tree(root);
    tree.forEach(ProcessHandle::destroyForcibly);
    tree.forEach(process -> Stop.endsWithin(process, Stop.AFTER_KILL));
  }

  private static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static void send(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(String.valueOf(process.pid())));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LabException("A signal could not be sent: " + e.getMessage() + '.', e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while a signal was sent.", e);
    }
  }
}
