package dev.tracelab.bench.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The other end of {@link ChildJvm}: what a measured program says and listens to. */
public final class ChildProgram {

  static final String READY = "ready on port ";
  static final String SEPARATOR = ": ";

  private ChildProgram() {}

  /** Tells a number that {@link ChildJvm#told} knows when this program has ended. */
  public static void tell(String name, long value) {
    System.out.println(name + SEPARATOR + value);
  }

  /** Tells where it listens, and returns when standard input ends: also when its parent dies. */
  public static void serveUntilTold(int port) {
    System.out.println(READY + port);
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
