package dev.tracelab.jaeger.query;

/** How many traces a search may ask for. */
final class SearchDepth {

  private SearchDepth() {}

  /** The number; {@link QueryError} 400 if no backend of this size could give so many. */
  static int checked(String name, int depth, int maxTraces) {
    if (depth < 1 || depth > maxTraces) {
      throw QueryError.badRequest(
          "malformed parameter %s: it must be from 1 to %d".formatted(name, maxTraces));
    }
    return depth;
  }
}
