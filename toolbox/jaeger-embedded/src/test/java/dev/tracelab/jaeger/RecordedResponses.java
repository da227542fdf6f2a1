package dev.tracelab.jaeger;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with the real Jaeger's responses to the requests of {@link Contract}. */
final class RecordedResponses {

  private static final String FILE = "jaeger-2.20.0-responses.json";

  private RecordedResponses() {}

  static JsonObject read() {
    try (InputStream file = RecordedResponses.class.getResourceAsStream(FILE)) {
      return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(JsonObject responses) throws IOException {
    Path folder = Path.of("src/test/resources/dev/tracelab/jaeger");
    Files.writeString(folder.resolve(FILE), responses.encodePrettily() + "\n");
  }

  /** A response in a comparable form; only the message of an error may differ. */
  static JsonObject entry(HttpResponse<String> response) {
    String body = Canonical.of(new JsonObject(response.body())).encode();
    if (response.statusCode() == 400) {
      body = body.replaceAll("\"(msg|message)\":\"(\\\\.|[^\"])*\"", "\"$1\":\"\"");
    }
    return new JsonObject().put("status", response.statusCode()).put("body", new JsonObject(body));
  }
}
