package dev.tracelab.lab.parts;

/** A part of a lab that can be stopped, and started again, while the others run. */
interface Part {

  /** Stops it, if it runs. */
  void stop();

  /**
   * Starts it as it was started first, and returns when it is ready; has no effect if it runs.
   *
   * @throws dev.tracelab.lab.process.LabException if it does not start
   */
  void start();

  /** Stops it for good. */
  void close();
}
