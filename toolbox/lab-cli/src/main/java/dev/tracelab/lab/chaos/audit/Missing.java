package dev.tracelab.lab.chaos.audit;

/**
 * A span that there must have been, for something else tells of it, and that Jaeger does not have.
 *
 * @param what which span, in words
 * @param service the service that had it
 * @param fromMicros it was under way at some moment from here on, in microseconds since 1970
 * @param toMicros and up to here
 */
record Missing(String what, String service, long fromMicros, long toMicros) {

  /** A span that was under way at this moment. */
  static Missing at(String what, String service, long micros) {
    return new Missing(what, service, micros, micros);
  }
}
