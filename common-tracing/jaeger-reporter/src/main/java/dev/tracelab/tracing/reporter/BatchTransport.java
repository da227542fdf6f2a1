package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends encoded batches to a backend. */
interface BatchTransport {

  /** Over HTTP to a collector, if one is configured; otherwise over UDP to an agent. */
  static BatchTransport of(ReporterConfig config) {
    return config.collector() == null
        ? new AgentSocket(config.agentHost(), config.agentPort())
        : new CollectorClient(config.collector(), config.authorization());
  }

  /** The format of its messages. */
  BatchFormat format();

  /** Sends a message. The future never fails, may be cancelled, and may never complete. */
  CompletableFuture<Result> send(byte[] message);

  /** The backend's address, for log messages. */
  String address();

  /** Releases its resources. */
  void close();

  /**
   * How sending a batch ended.
   *
   * @param status what to do with the batch now
   * @param reason why it was not accepted, without a full stop; null if it was accepted
   * @param retryAfter the pause that the backend asks for; zero if it asks for none
   */
  record Result(Status status, String reason, Duration retryAfter) {

    enum Status {
      ACCEPTED,
      RETRYABLE,
      TOO_LARGE,
      REFUSED
    }

    static Result accepted() {
      return new Result(Status.ACCEPTED, null, Duration.ZERO);
    }

    static Result retryable(String reason) {
      return new Result(Status.RETRYABLE, reason, Duration.ZERO);
    }
  }
}
