package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Processes;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.util.Optional;

/** PostgreSQL, whose data remains while it is stopped, until the lab ends. */
final class PostgresPart implements Part {

  private static final String TITLE = "PostgreSQL";

  private final LabFolder folder;
  private final int port;
  private final StateFile state;
  private final Lab.Listener listener;
  private PostgresServer server;
  private boolean closed;

  PostgresPart(LabFolder folder, int port, StateFile state, Lab.Listener listener) {
    this.folder = folder;
    this.port = port;
    this.state = state;
    this.listener = listener;
  }

  /** Starts it with empty databases. */
  synchronized PostgresPart first() {
    Stopwatch watch = Stopwatch.start();
    ready(PostgresServer.start(folder, port, Service.DATABASES), watch);
    return this;
  }

  @Override
  public synchronized void stop() {
    prepareToStop();
    server.stop();
  }

  @Override
  public synchronized void start() {
    if (closed) {
      throw new LabException("The lab is being stopped.");
    }
    if (server.id().find().isEmpty()) {
      Stopwatch watch = Stopwatch.start();
      // It may have been killed: only now is its data free for the next one.
      server.stop();
      ready(PostgresServer.resume(folder, port), watch);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    prepareToStop();
    server.close();
  }

  private void ready(PostgresServer started, Stopwatch watch) {
    server = started;
    URI address = URI.create("postgresql://127.0.0.1:" + server.port());
    state.update(known -> known.replacing(started.id()).with(PostgresServer.NAME, address));
    listener.ready("PostgreSQL 17", address.getAuthority(), watch.elapsed());
  }

  /** A frozen server cannot stop. */
  private void prepareToStop() {
    Optional<ProcessHandle> running = server.id().find();
    if (running.isPresent()) {
      listener.stopping(TITLE);
      Processes.resume(running.get());
    }
  }
}
