package dev.tracelab.tracing.propagation;

/** A caller's sampling decision. */
enum SamplingState {
  SAMPLED(1),
  NOT_SAMPLED(0),
  /** Sampled, and no downstream sampler may drop it. */
  DEBUG(3),
  /** The caller leaves the decision to the callee; only B3 can express this. */
  DEFERRED(0);

  private final byte flags;

  SamplingState(int flags) {
    this.flags = (byte) flags;
  }

  /** As jaeger-client keeps it: bit 0 for sampled, bit 1 for debug. */
  byte flags() {
    return flags;
  }

  static SamplingState ofJaegerFlags(int flags) {
    if ((flags & 2) != 0) {
      return DEBUG;
    }
    return ofBit(flags);
  }

  /** By the lowest bit alone. */
  static SamplingState ofBit(int flags) {
    return (flags & 1) != 0 ? SAMPLED : NOT_SAMPLED;
  }
}
