package dev.tracelab.jaeger.contract;

import java.util.concurrent.ThreadLocalRandom;

/** Unique ids and names, so that other traces in the backend do not matter. */
final class UniqueIds {

  private UniqueIds() {}

  /** A random trace id of 16 digits. */
  static long trace() {
    return ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE);
  }

  static String service(String name) {
    return name + "-" + Long.toHexString(trace());
  }

  /** A 64-bit id in the form of the query API. */
  static String hex(long id) {
    return Long.toHexString(id);
  }
}
