package dev.tracelab.jaeger;

import java.util.List;

/** Requests after {@link ContractBatches}; the responses must be the real Jaeger's. */
final class Contract {

  private static final String TIME =
      "query.startTimeMin=2025-12-31T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z";
  private static final String SUMMARIES = "/api/v3/trace-summaries?" + TIME;
  private static final String TRACES = "/api/v3/traces?" + TIME;

  private Contract() {}

  static List<String> validRequests() {
    return List.of(
        "/api/traces/1",
        "/api/traces/0000000000000001",
        "/api/traces/2",
        "/api/traces/3",
        "/api/traces/4",
        "/api/traces/00000000000000070000000000000008",
        "/api/traces/70000000000000008",
        "/api/traces/abc",
        "/api/v3/traces/1",
        "/api/v3/traces/00000000000000000000000000000002",
        "/api/v3/traces/3",
        "/api/v3/traces/4",
        "/api/v3/traces/70000000000000008",
        "/api/v3/traces/abc",
        "/api/v3/services",
        "/api/v3/operations",
        "/api/v3/operations?service=gateway",
        "/api/v3/operations?service=orders",
        "/api/v3/operations?service=orders&spanKind=server",
        "/api/v3/operations?service=orders&span_kind=client",
        "/api/v3/operations?service=orders&spanKind=nonsense",
        "/api/v3/traces",
        "/api/v3/trace-summaries",
        TRACES,
        TRACES + "&query.serviceName=gateway",
        TRACES + "&query.serviceName=nobody",
        SUMMARIES,
        SUMMARIES + "&query.serviceName=gateway",
        SUMMARIES + "&query.service_name=gateway",
        SUMMARIES + "&query.serviceName=nobody",
        SUMMARIES + "&query.serviceName=orders&query.operationName=GET",
        SUMMARIES + "&query.operation_name=POST%20/orders",
        SUMMARIES + "&query.searchDepth=1",
        SUMMARIES + "&query.num_traces=2",
        SUMMARIES + "&query.durationMin=5ms",
        SUMMARIES + "&query.durationMin=1.5ms&query.durationMax=2s",
        SUMMARIES + "&query.durationMax=1000us",
        SUMMARIES + "&query.attributes=%7B%22error%22:%22true%22%7D",
        SUMMARIES + "&query.attributes=%7B%22error%22:%22false%22%7D",
        SUMMARIES + "&query.attributes=%7B%22error%22:%22maybe%22%7D",
        SUMMARIES + "&query.attributes=%7B%22span.kind%22:%22server%22%7D",
        SUMMARIES + "&query.attributes=%7B%22span.status%22:%22ok%22%7D",
        SUMMARIES + "&query.attributes=%7B%22http.status_code%22:%22503%22%7D",
        SUMMARIES + "&query.attributes=%7B%22host.name%22:%22box%22%7D",
        SUMMARIES + "&query.attributes=%7B%22resource.host.name%22:%22box%22%7D",
        SUMMARIES + "&query.attributes=%7B%22resource.text%22:%22box%22%7D",
        SUMMARIES + "&query.attributes=%7B%22message%22:%22boom%22%7D",
        SUMMARIES + "&query.attributes=%7B%22flag%22:%22true%22,%22number%22:%2242%22%7D",
        SUMMARIES + "&query.attributes=%7B%22decimal%22:%222.5%22%7D",
        SUMMARIES + "&query.attributes=%7B%22opentracing.ref_type%22:%22follows_from%22%7D");
  }

  static List<String> invalidRequests() {
    return List.of(
        "/api/traces/xyz",
        "/api/traces/0000000000000000000000000000000001",
        "/api/v3/traces/xyz",
        "/api/v3/traces?query.startTimeMin=today&query.startTimeMax=2026-01-02T00:00:00Z",
        "/api/v3/traces?query.startTimeMin=2026-01-03T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z",
        TRACES + "&query.searchDepth=many",
        TRACES + "&query.durationMin=long",
        TRACES + "&query.durationMax=5",
        TRACES + "&query.attributes=nonsense",
        TRACES + "&query.attributes=%7B%22a%22:1%7D");
  }
}
