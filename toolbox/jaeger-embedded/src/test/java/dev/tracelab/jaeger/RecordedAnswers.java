package dev.tracelab.jaeger;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the real Jaeger answered to the contract's questions, kept as a file. */
final class RecordedAnswers {

  private static final String FILE = "jaeger-2.20.0-answers.json";

  private RecordedAnswers() {}

  static JsonObject read() {
    try (InputStream file = RecordedAnswers.class.getResourceAsStream(FILE)) {
      return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(JsonObject answers) throws IOException {
    Path folder = Path.of("src/test/resources/dev/tracelab/jaeger");
    Files.writeString(folder.resolve(FILE), answers.encodePrettily() + "\n");
  }

  /** An answer in a form that can be compared; of a refusal only the words may differ. */
  static JsonObject entry(HttpResponse<String> response) {
    String body = Canonical.of(new JsonObject(response.body())).encode();
    if (response.statusCode() == 400) {
      body = body.replaceAll("\"(msg|message)\":\"(\\\\.|[^\"])*\"", "\"$1\":\"\"");
    }
    return new JsonObject().put("status", response.statusCode()).put("body", new JsonObject(body));
  }
}
