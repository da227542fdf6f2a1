package dev.tracelab.bench.measure;

import java.time.Duration;

/** One of the things that are compared. */
public interface Subject extends AutoCloseable {

  /** What it is called in results. */
  String title();

  /**
   * Puts it under load; blocks.
   *
   * @param load how long requests come
   * @return CPU time of one request in microseconds, the sending of its spans included
   */
  double microsPerRequest(Duration load);

  @Override
  void close();
}
