package dev.tracelab.lab.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page's files, read once from the class path; only listed names are served. */
record PageFiles(Map<String, Buffer> files) {

  private static final String PAGE = "page.html";
  private static final List<String> NAMES =
      List.of(PAGE, "page.css", "page.js", "steps.js", "orders.js", "more.js", "load.js", "dom.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8");

  static PageFiles load() {
    return new PageFiles(
        NAMES.stream().collect(Collectors.toMap(Function.identity(), PageFiles::read)));
  }

  void page(RoutingContext context) {
    send(context, PAGE);
  }

  void asset(RoutingContext context) {
    send(context, context.pathParam("name"));
  }

  private void send(RoutingContext context, String name) {
    Buffer file = files.get(name);
    if (file == null) {
      PageFailures.send(context, 404, "The lab page has no such file.");
    } else {
      context
          .response()
          .putHeader("content-type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
          .putHeader("cache-control", "no-cache")
          .end(file);
    }
  }

  private static Buffer read(String name) {
    try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
      return Buffer.buffer(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
