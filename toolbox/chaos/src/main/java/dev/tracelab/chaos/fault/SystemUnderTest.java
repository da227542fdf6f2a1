package dev.tracelab.chaos.fault;

import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.Target;
import java.net.URI;
import java.util.Map;

/** The running system that a chaos run loads and injects faults into. */
public interface SystemUnderTest {

  /** Base address of the API that clients call. */
  URI gateway();

  /** Base address of Jaeger's query API. */
  URI jaeger();

  /** Reads both databases. */
  SnapshotReader databases();

  /** Makes a part unavailable and returns when it is. One thread at a time calls it per part. */
  void inject(Target target, Fault fault);

  /**
   * Brings a part back and returns when it is ready.
   *
   * @throws RuntimeException if it does not become ready
   */
  void recover(Target target);

  /** Number of spans that each service has counted as dropped, by service name. */
  Map<String, Long> droppedSpans();
}
