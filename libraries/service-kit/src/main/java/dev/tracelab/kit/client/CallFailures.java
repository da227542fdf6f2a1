package dev.tracelab.kit.client;

import dev.tracelab.kit.http.ProblemException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Why a call got no response. */
final class CallFailures {

  private CallFailures() {}

  /** True when no connection was made, so that asking again cannot do anything twice. */
  static boolean nothingWasSent(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException;
  }

  static ProblemException problemOf(Throwable failure, String peer) {
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    return failure instanceof TimeoutException
        ? ProblemException.deadlineExceeded()
        : ProblemException.unavailable(peer + " cannot be reached.");
  }
}
