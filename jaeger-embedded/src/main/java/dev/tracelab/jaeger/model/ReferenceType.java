package dev.tracelab.jaeger.model;

/** OpenTracing's kinds of reference. */
public enum ReferenceType {
  /** The other span waits for this one. */
  CHILD_OF,
  /** The other span caused this one and does not wait for it. */
  FOLLOWS_FROM
}
