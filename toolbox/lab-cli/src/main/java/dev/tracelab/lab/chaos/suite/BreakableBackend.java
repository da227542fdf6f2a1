package dev.tracelab.lab.chaos.suite;

import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.chaos.plan.Fault;
import dev.tracelab.lab.parts.Backend;
import dev.tracelab.lab.parts.LabJaeger;
import dev.tracelab.lab.parts.PortPlan;

/** The embedded Jaeger, whose traces outlive it as those of a Jaeger with a disk would. */
final class BreakableBackend implements Breakable {

  private final PortPlan ports;
  private final TraceStore store;
  private Backend backend;
  private boolean closed;

  private BreakableBackend(PortPlan ports, TraceStore store) {
    this.ports = ports;
    this.store = store;
  }

  static BreakableBackend start(PortPlan ports, TraceStore store) {
    BreakableBackend backend = new BreakableBackend(ports, store);
    backend.back();
    return backend;
  }

  @Override
  public synchronized void away(Fault fault) {
    backend.close();
    backend = null;
  }

  @Override
  public synchronized void back() {
    if (!closed) {
      backend = LabJaeger.start(ports, store);
    }
  }

  /** Stops it for good. */
  synchronized void close() {
    closed = true;
    if (backend != null) {
      backend.close();
    }
  }
}
