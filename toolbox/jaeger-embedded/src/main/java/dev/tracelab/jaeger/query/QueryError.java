package dev.tracelab.jaeger.query;

/** A query that cannot be answered. The message is for the client. */
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

  static QueryError malformed(String parameter, String reason) {
    return badRequest("malformed parameter " + parameter + ": " + reason);
  }

  static QueryError notFound(String message) {
    return new QueryError(404, message);
  }

  /** Returns the HTTP status code of the response. */
  int status() {
    return status;
  }
}
