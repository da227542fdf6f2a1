package dev.tracelab.kit.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** The page at the root of an API, which describes the API: HTML for browsers, otherwise JSON. */
final class IndexPage implements Handler<RoutingContext> {

  private final ApiResponse html;
  private final ApiResponse json;

  IndexPage(ApiContract contract, Map<String, URI> links) {
    html = ApiResponse.of(200, "text/html; charset=utf-8", Buffer.buffer(html(contract, links)));
    json = ApiResponse.json(200, json(contract, links));
  }

  @Override
  public void handle(RoutingContext context) {
    String accept = context.request().getHeader("accept");
    boolean isBrowser = accept != null && accept.contains("text/html");
    context.response().putHeader("vary", "accept");
    (isBrowser ? html : json).sendTo(context.response());
  }

  private static String html(ApiContract contract, Map<String, URI> links) {
    String operations =
        contract.operations().stream().map(IndexPage::item).collect(Collectors.joining("\n"));
    return ApiContract.resource("dev/tracelab/kit/index.html")
        .toString()
        .replace("{title}", escaped(contract.info("title")))
        .replace("{description}", escaped(contract.info("description")))
        .replace("{operations}", operations)
        .replace("{links}", html(links));
  }

  private static String html(Map<String, URI> links) {
    return links.entrySet().stream()
        .map(link -> "<a href=\"%s\">%s</a>".formatted(link.getValue(), escaped(link.getKey())))
        .map(link -> "<p>" + link + "</p>")
        .collect(Collectors.joining("\n"));
  }

  /** Only a GET without path parameters can be a link. */
  private static String item(ApiContract.Operation operation) {
    String route = "<code>%s</code>".formatted(escaped(operation.route()));
    boolean isLink = operation.method().equals("GET") && !operation.path().contains("{");
    String shown = isLink ? "<a href=\"%s\">%s</a>".formatted(operation.path(), route) : route;
    return "<li>%s: %s</li>".formatted(shown, escaped(operation.summary()));
  }

  private static JsonObject json(ApiContract contract, Map<String, URI> links) {
    JsonArray operations = new JsonArray();
    for (ApiContract.Operation operation : contract.operations()) {
      operations.add(
          new JsonObject()
              .put("method", operation.method())
              .put("path", operation.path())
              .put("summary", operation.summary()));
    }
    JsonObject also = new JsonObject();
    links.forEach((title, address) -> also.put(title, address.toString()));
    return new JsonObject()
        .put("title", contract.info("title"))
        .put("description", contract.info("description"))
        .put("contract", "/openapi.yaml")
        .put("operations", operations)
        .put("links", also);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
