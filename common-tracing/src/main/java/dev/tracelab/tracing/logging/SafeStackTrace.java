package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.tracelab.tracing.Secrets;

/** A conversion word for Logback patterns: the stack trace without the secrets it may quote. */
public final class SafeStackTrace extends ThrowableProxyConverter {

  @Override
  protected String throwableProxyToString(IThrowableProxy failure) {
    return Secrets.hiddenIn(super.throwableProxyToString(failure));
  }
}
