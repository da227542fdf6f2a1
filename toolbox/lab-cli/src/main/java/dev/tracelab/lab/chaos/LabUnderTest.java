package dev.tracelab.lab.chaos;

import dev.tracelab.chaos.audit.SnapshotReader;
import dev.tracelab.chaos.fault.SystemUnderTest;
import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.Target;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.parts.JaegerServer;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Lifecycle;
import dev.tracelab.lab.parts.Lifecycle.Phase;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.parts.PortPlan;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** All parts of a lab on free ports, each with its fault injector. */
public final class LabUnderTest implements SystemUnderTest {

  /**
   * A run lasts minutes, so timeouts that would be hours in production are seconds here: the lease
   * of an order is six seconds, one more than a request may take; its client then has ten seconds
   * to retry.
   */
  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "ORDER_LEASE", "6s",
          "SWEEP_INTERVAL", "1s",
          "SWEEP_GRACE", "10s",
          "RESERVATION_TTL", "60s",
          "EXPIRY_SWEEP_INTERVAL", "2s");

  private final LabFolder folder;
  private final Lifecycle lifecycle;
  private final PortPlan ports = PortPlan.of(LabOptions.of(Map.of(), true, null, null).ports());
  private final Map<Target, FaultInjector> injectors = new EnumMap<>(Target.class);

  private LabUnderTest(LabFolder folder, Lifecycle lifecycle) {
    this.folder = folder;
    this.lifecycle = lifecycle;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param store receives the traces, and keeps them while Jaeger is down
   * @param ready is notified of each part and its address
   * @param lifecycle must be closed afterwards, even if a part does not start
   * @throws dev.tracelab.lab.process.LabException if a part does not start
   */
  public static LabUnderTest start(
      LabFolder folder, TraceStore store, BiConsumer<Target, URI> ready, Lifecycle lifecycle) {
    LabUnderTest lab = new LabUnderTest(folder, lifecycle);
    lab.writeState();
    lab.start(Target.JAEGER, Phase.BACKEND, new BackendFaultInjector(lab.ports, store));
    ready.accept(Target.JAEGER, lab.jaeger());
    int postgres = lab.ports.number(Port.POSTGRES);
    lab.start(Target.POSTGRES, Phase.DATABASE, new DatabaseFaultInjector(folder, postgres));
    ready.accept(Target.POSTGRES, lab.ports.address(Port.POSTGRES));
    for (Service service : Service.all(lab.ports, JaegerServer.collector(lab.ports))) {
      ready.accept(lab.start(service), service.api());
    }
    return lab;
  }

  @Override
  public URI gateway() {
    return ports.address(Port.GATEWAY);
  }

  @Override
  public URI jaeger() {
    return ports.address(Port.JAEGER_QUERY);
  }

  @Override
  public SnapshotReader databases() {
    return SnapshotReader.on(ports.number(Port.POSTGRES));
  }

  @Override
  public void inject(Target target, Fault fault) {
    injectors.get(target).inject(fault);
  }

  @Override
  public void recover(Target target) {
    injectors.get(target).recover();
  }

  @Override
  public Map<String, Long> droppedSpans() {
    Map<String, Long> dropped = new HashMap<>();
    injectors.forEach(
        (target, injector) -> {
          if (injector instanceof ServiceFaultInjector service) {
            dropped.put(target.title(), service.droppedSpans());
          }
        });
    return dropped;
  }

  private void writeState() {
    StateFile file = new StateFile(folder);
    lifecycle.start(Phase.RECORDS, () -> file, StateFile::remove);
    file.write(
        LabState.of(ProcessId.of("lab", ProcessHandle.current()))
            .with(LabState.GATEWAY, gateway())
            .with(LabState.JAEGER, jaeger()));
  }

  private Target start(Service service) {
    Target target = Target.valueOf(service.phase().name());
    start(target, service.phase(), new ServiceFaultInjector(folder, service, environment(service)));
    return target;
  }

  /** Registered before it starts, so that a signal stops a part that is still starting. */
  private void start(Target target, Phase turn, FaultInjector injector) {
    injectors.put(target, lifecycle.start(turn, () -> injector, FaultInjector::close));
    injector.recover();
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> all = new HashMap<>(service.environmentWith(ports.number(Port.POSTGRES)));
    all.putAll(SHORT_TIMEOUTS);
    return all;
  }

  /** The embedded Jaeger, whose traces outlive it as those of a Jaeger with a disk would. */
  private static final class BackendFaultInjector implements FaultInjector {

    private final PortPlan ports;
    private final TraceStore store;
    private JaegerServer jaeger;
    private boolean closed;

    BackendFaultInjector(PortPlan ports, TraceStore store) {
      this.ports = ports;
      this.store = store;
    }

    @Override
    public synchronized void inject(Fault fault) {
      jaeger.close();
      jaeger = null;
    }

    @Override
    public synchronized void recover() {
      if (!closed) {
        jaeger = JaegerServer.start(ports, store);
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      if (jaeger != null) {
        jaeger.close();
      }
    }
  }
}
