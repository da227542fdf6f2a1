package dev.tracelab.jaeger.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The viewer's files, read once from the class path; only listed names are served. */
final class WebFiles {

  private static final List<String> NAMES =
      List.of(
          "search.html",
          "trace.html",
          "compare.html",
          "dependencies.html",
          "assets/base.css",
          "assets/compare.css",
          "assets/dependencies.css",
          "assets/details.css",
          "assets/explanation.css",
          "assets/search.css",
          "assets/trace.css",
          "assets/mark.svg",
          "assets/api.js",
          "assets/colours.js",
          "assets/compare-details.js",
          "assets/compare-row.js",
          "assets/compare-summary.js",
          "assets/compare.js",
          "assets/dependencies.js",
          "assets/details.js",
          "assets/difference.js",
          "assets/dom.js",
          "assets/explanation.js",
          "assets/find.js",
          "assets/format.js",
          "assets/frame.js",
          "assets/graph.js",
          "assets/keys.js",
          "assets/layers.js",
          "assets/marks.js",
          "assets/pairs.js",
          "assets/results.js",
          "assets/row.js",
          "assets/search.js",
          "assets/tags.js",
          "assets/timeline.js",
          "assets/trace.js",
          "assets/tree.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Buffer> files;

  private WebFiles(Map<String, Buffer> files) {
    this.files = files;
  }

  static WebFiles load() {
    return new WebFiles(
        NAMES.stream().collect(Collectors.toMap(Function.identity(), WebFiles::read)));
  }

  /** Sends a file, or passes the request to the next route if there is no such file. */
  void send(RoutingContext ctx, String name) {
    Buffer file = files.get(name);
    if (file == null) {
      ctx.next();
    } else {
      ctx.response()
          .putHeader("content-type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
          .putHeader("cache-control", "no-cache")
          .end(file);
    }
  }

  private static Buffer read(String name) {
    try (InputStream file = WebFiles.class.getResourceAsStream(name)) {
      return Buffer.buffer(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
