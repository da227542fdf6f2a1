package dev.tracelab.jaeger.model;

import java.util.Locale;

/** OpenTracing's kinds of reference. */
public enum ReferenceType {
  /** The other span waits for this one. */
  CHILD_OF,
  /** The other span caused this one and does not wait for it. */
  FOLLOWS_FROM;

  /** The value of OpenTelemetry's attribute {@code opentracing.ref_type}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
