package dev.tracelab.kit.http;

import java.util.List;

/**
 * The routes of an OpenAPI contract. Server spans get their names from them, and the tracer must
 * know them before Vert.x exists.
 */
public final class OpenApiRoutes {

  private OpenApiRoutes() {}

  /**
   * Reads the routes; blocks.
   *
   * @param resource the contract's place on the class path
   * @return method and path template of each operation, such as {@code POST /orders}, in the order
   *     of the file
   * @throws IllegalArgumentException when there is no such file
   */
  public static List<String> read(String resource) {
    return ApiContract.read(resource).routes();
  }
}
