package dev.tracelab.bench.process;

/** A collector of the measured JVMs: what a span costs depends on it more than on the JDK. */
public enum GarbageCollector {
  /** The one that the images and the lab choose, for services with small heaps. */
  SERIAL("-XX:+UseSerialGC"),
  /** The JVM's own choice on a machine with two cores and two gigabytes. */
  G1("-XX:+UseG1GC");

  private final String option;

  GarbageCollector(String option) {
    this.option = option;
  }

  /** The JVM's option. */
  String option() {
    return option;
  }
}
