package dev.tracelab.kit.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/**
 * What a visitor finds at the root of an API: what it is, and where to go on. Browsers get a page,
 * programs that ask for JSON get the same as JSON.
 */
final class IndexPage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
               color: #1c2733; background: #fff; }
        code { font-size: .95em; overflow-wrap: anywhere; }
        li { margin: .4rem 0; }
        @media (prefers-color-scheme: dark) { body { color: #e4e9ee; background: #14191f; } a { color: #7cc0ff; } }
      </style>
      <h1>%1$s</h1>
      <p>%2$s</p>
      <ul>
      %3$s
      </ul>
      <p>All of it stands in the contract: <a href="/openapi.yaml">openapi.yaml</a>. Each answer names
      its trace in the header <code>x-trace-id</code>.</p>
      </html>
      """;

  private IndexPage() {}

  /** Answers with what a contract says of itself. */
  static Handler<RoutingContext> of(ApiContract contract) {
    ApiResponse page =
        ApiResponse.of(200, "text/html; charset=utf-8", Buffer.buffer(html(contract)));
    ApiResponse json = ApiResponse.json(200, json(contract));
    return context -> {
      context.response().putHeader("vary", "accept");
      ResponseWriter.send(context.response(), asksForHtml(context) ? page : json);
    };
  }

  private static boolean asksForHtml(RoutingContext context) {
    String accept = context.request().getHeader("accept");
    return accept != null && accept.contains("text/html");
  }

  private static String html(ApiContract contract) {
    String operations =
        contract.operations().map(IndexPage::item).collect(Collectors.joining("\n"));
    return PAGE.formatted(
        escaped(contract.info("title")), escaped(contract.info("description")), operations);
  }

  /** What can be asked for by following a link is one. */
  private static String item(ApiContract.Operation operation) {
    String path = "<code>%s %s</code>".formatted(operation.method(), escaped(operation.path()));
    boolean isLink = operation.method().equals("GET") && !operation.path().contains("{");
    String shown = isLink ? "<a href=\"%s\">%s</a>".formatted(operation.path(), path) : path;
    return "<li>%s: %s</li>".formatted(shown, escaped(operation.summary()));
  }

  private static JsonObject json(ApiContract contract) {
    JsonArray operations = new JsonArray();
    contract
        .operations()
        .forEach(
            operation ->
                operations.add(
                    new JsonObject()
                        .put("method", operation.method())
                        .put("path", operation.path())
                        .put("summary", operation.summary())));
    return new JsonObject()
        .put("title", contract.info("title"))
        .put("description", contract.info("description"))
        .put("contract", "/openapi.yaml")
        .put("operations", operations);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
