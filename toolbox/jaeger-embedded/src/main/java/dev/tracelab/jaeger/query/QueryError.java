package dev.tracelab.jaeger.query;

/** A question that cannot be answered. The message is one sentence for a person. */
final class QueryError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private QueryError(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static QueryError badRequest(String message) {
    return new QueryError(400, message);
  }

  static QueryError notFound(String message) {
    return new QueryError(404, message);
  }

  /** The HTTP status code of the answer. */
  int status() {
    return status;
  }
}
