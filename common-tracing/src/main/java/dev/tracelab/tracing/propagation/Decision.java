package dev.tracelab.tracing.propagation;

/** What a caller says about the sampling of its trace. */
enum Decision {
  SAMPLED(1),
  NOT_SAMPLED(0),
  /** Sampled, and more than that: no sampler further on may drop it. */
  DEBUG(3),
  /** The caller leaves it to whom it calls; only B3 can say so. */
  OPEN(0);

  private final byte flags;

  Decision(int flags) {
    this.flags = (byte) flags;
  }

  /** As jaeger-client keeps it: bit 0 for sampled, bit 1 for debug. */
  byte flags() {
    return flags;
  }

  static Decision ofJaegerFlags(int flags) {
    if ((flags & 2) != 0) {
      return DEBUG;
    }
    return ofBit(flags);
  }

  /** By the lowest bit alone. */
  static Decision ofBit(int flags) {
    return (flags & 1) != 0 ? SAMPLED : NOT_SAMPLED;
  }
}
