package dev.tracelab.lab.parts;

import java.net.URI;

/** A trace backend that takes spans and answers queries as Jaeger does. */
public interface Backend {

  /** Where its pages and its query API are, such as {@code http://127.0.0.1:16686}. */
  URI query();

  /** What it is, for a person. */
  String description();

  /** Stops it, if it is this lab's. */
  void close();
}
