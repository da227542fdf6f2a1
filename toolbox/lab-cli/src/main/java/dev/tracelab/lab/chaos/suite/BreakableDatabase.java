package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.chaos.plan.Fault;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Signals;

/** PostgreSQL, killed and started on the data it left, or frozen for a while. */
final class BreakableDatabase implements Breakable {

  private final LabFolder folder;
  private final int port;
  private PostgresServer server;
  private Fault fault;
  private boolean closed;

  private BreakableDatabase(LabFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts it with empty databases. */
  static BreakableDatabase start(LabFolder folder, int port) {
    BreakableDatabase database = new BreakableDatabase(folder, port);
    database.running(PostgresServer.start(folder, port, Service.DATABASES));
    return database;
  }

  @Override
  public synchronized void away(Fault how) {
    fault = how;
    ProcessHandle postmaster = server.id().find().orElseThrow();
    if (how == Fault.FROZEN) {
      Signals.freeze(postmaster);
    } else {
      Signals.kill(postmaster);
      server.letGo();
    }
  }

  @Override
  public synchronized void back() {
    if (closed) {
      return;
    }
    if (fault == Fault.FROZEN) {
      server.id().find().ifPresent(Signals::resume);
    } else {
      running(PostgresServer.resume(folder, port));
    }
    fault = null;
  }

  /** Stops it for good, and removes its data. */
  synchronized void close() {
    closed = true;
    server.id().find().ifPresent(Signals::resume);
    server.close();
  }

  private void running(PostgresServer started) {
    server = started;
    ProcessId id = started.id();
    StateFile.of(folder).update(known -> known.with(id));
  }
}
