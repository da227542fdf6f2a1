package dev.tracelab.tracing.reporter;

import java.util.concurrent.CompletableFuture;

/** Brings messages to a backend. */
interface BatchTransport {

  /** In which form messages are. */
  WireForm form();

  /** Sends a message. The future never fails, but it may be cancelled, and it may take for ever. */
  CompletableFuture<Verdict> send(byte[] message);

  /** The backend's address, for people. */
  String address();

  /** Lets go of what is held. */
  void close();
}
