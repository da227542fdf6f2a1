package dev.tracelab.tracing;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.exceptions.SenderException;
import io.jaegertracing.spi.Sender;

/** A sender whose failures are explained in the log, and whose recovery is too. */
final class WatchedSender implements Sender {

  private final Sender sender;
  private final LossLog losses;

  WatchedSender(Sender sender, LossLog losses) {
    this.sender = sender;
    this.losses = losses;
  }

  @Override
  public int append(JaegerSpan span) throws SenderException {
    return watch(() -> sender.append(span));
  }

  @Override
  public int flush() throws SenderException {
    return watch(sender::flush);
  }

  @Override
  public int close() throws SenderException {
    return watch(sender::close);
  }

  private int watch(Sending sending) throws SenderException {
    try {
      int sent = sending.send();
      if (sent > 0) {
        losses.reportedAgain();
      }
      return sent;
    } catch (SenderException e) {
      losses.because(reason(e));
      throw e;
    }
  }

  /** jaeger-client wraps the sender's own sentence in one that says nothing. */
  private static String reason(SenderException failure) {
    return failure.getCause() instanceof SenderException cause
        ? cause.getMessage()
        : failure.getMessage();
  }

  private interface Sending {
    int send() throws SenderException;
  }
}
