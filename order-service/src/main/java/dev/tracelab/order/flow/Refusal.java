package dev.tracelab.order.flow;

import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.tracing.TraceContext;

/** A failure that is the wish's fault and final: below 500, as opposed to ours. */
final class Refusal {

  private Refusal() {}

  static boolean isOne(Throwable failure) {
    return failure instanceof ProblemException problem && problem.problem().status() < 500;
  }

  static Problem of(Throwable failure) {
    return ((ProblemException) failure).problem();
  }

  /** The answer as it is kept: with the trace that refused it. */
  static FinalAnswer answer(Problem problem) {
    TraceContext trace = TraceContext.current();
    Problem traced = trace == null ? problem : problem.with("traceId", trace.traceId());
    return new FinalAnswer(problem.status(), traced.toJson().encode());
  }
}
