package dev.tracelab.lab.parts;

import java.time.Duration;

/** Hears of parts as they come and go; from any thread. */
public interface Progress {

  /**
   * A part has become ready.
   *
   * @param where its address; empty if it has none
   * @param took since its start
   */
  void ready(String part, String where, Duration took);

  /** A part is being stopped. */
  void stopping(String part);

  /** A service ended that nobody had stopped. */
  void lost(String service, int status);
}
