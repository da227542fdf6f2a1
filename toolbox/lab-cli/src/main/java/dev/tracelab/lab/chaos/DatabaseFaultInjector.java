package dev.tracelab.lab.chaos;

import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;

/** PostgreSQL: killed and restarted on the same data, or frozen for a while. */
final class DatabaseFaultInjector implements FaultInjector {

  private final LabFolder folder;
  private final int port;
  private PostgresServer server;
  private Fault fault;
  private boolean closed;

  DatabaseFaultInjector(LabFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public synchronized void inject(Fault injected) {
    fault = injected;
    ProcessHandle postmaster = server.id().find().orElseThrow();
    if (fault == Fault.FROZEN) {
      Processes.freeze(postmaster);
    } else {
      Processes.kill(postmaster);
      server.stop();
    }
  }

  /** The first time, starts PostgreSQL with empty databases. */
  @Override
  public synchronized void recover() {
    if (closed) {
      return;
    }
    if (fault == Fault.FROZEN) {
      server.id().find().ifPresent(Processes::resume);
    } else {
      server =
          server == null
              ? PostgresServer.start(folder, port, Service.DATABASES)
              : PostgresServer.resume(folder, port);
      ProcessId id = server.id();
      new StateFile(folder).update(known -> known.with(id));
    }
    fault = null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) {
      server.id().find().ifPresent(Processes::resume);
      server.close();
    }
  }
}
