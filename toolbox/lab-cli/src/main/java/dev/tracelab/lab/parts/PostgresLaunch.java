package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server is started: on loopback TCP alone, small, its output in its log.
 *
 * @param startBound how long it may take to accept connections, its data being there
 */
record PostgresLaunch(LabFolder folder, int port, Duration startBound) {

  /** Starts a server on this data, or on a new cluster if there is none yet. */
  EmbeddedPostgres on(Path data) throws IOException {
    File log = folder.log(PostgresServer.NAME).toFile();
    EmbeddedPostgres postgres =
        builder(data)
            .setOutputRedirector(Redirect.appendTo(log))
            .setErrorRedirector(Redirect.appendTo(log))
            .start();
    // The library lets everybody write to the folder of the programs.
    folder.keepToOwner();
    return postgres;
  }

  private EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.postgres().toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(startBound)
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("max_connections", "60")
        // The library turns it off: a server that is killed would then forget what it has promised.
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        // The library asks "localhost" whether the server is there, which may be another or no
        // host.
        .setConnectConfig("socketFactory", LoopbackSockets.class.getName());
  }
}
