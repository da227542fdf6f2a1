package dev.tracelab.jaeger.contract;

import java.util.concurrent.ThreadLocalRandom;

/** Ids and names no other test has, so that a backend may hold whatever it likes beside them. */
final class Fresh {

  private Fresh() {}

  /** The id of a trace, with all 16 digits. */
  static long trace() {
    return ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE);
  }

  static String service(String name) {
    return name + "-" + Long.toHexString(trace());
  }

  /** An id of 64 bits as the query API writes it. */
  static String hex(long id) {
    return Long.toHexString(id);
  }
}
