package dev.tracelab.jaeger.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.jaeger.RunningBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the viewer follow the rules that make hostile spans harmless. */
final class WebFilesTest {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static RunningBackend backend;

  @BeforeAll
  static void start() throws Exception {
    backend = RunningBackend.start();
  }

  @AfterAll
  static void stop() throws Exception {
    backend.close();
  }

  static List<Path> files() throws Exception {
    URI page = WebFilesTest.class.getResource("search.html").toURI();
    try (Stream<Path> files = Files.walk(Path.of(page).getParent())) {
      return files.filter(file -> file.toString().matches(".*\\.(html|css|js|svg)")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachFileIsServedWithTheHeaders(Path file) throws IOException {
    String name = file.getFileName().toString();
    HttpResponse<String> response =
        backend.get(
            switch (name) {
              case "search.html" -> "/search";
              case "trace.html" -> "/trace/1";
              case "compare.html" -> "/trace/1...2";
              case "dependencies.html" -> "/dependencies";
              default -> "/assets/" + name;
            });
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Files.readString(file));
    assertThatHeadersAreStrict(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/traces/1", "/api/v3/services", "/nowhere", "/assets/nothing.js"})
  void eachOtherResponseHasTheHeadersToo(String path) {
    assertThatHeadersAreStrict(backend.get(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2fsearch.html",
        "/assets/%2e%2e%2f%2e%2e%2fMain.class",
        "/assets/base.css%00"
      })
  void otherFilesAreNotServed(String path) {
    assertThat(backend.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/, /search", "/compare, /trace/...", "/favicon.ico, /assets/mark.svg"})
  void someAddressesLeadToOthers(String path, String target) {
    HttpResponse<String> response = backend.get(path);
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("location")).contains(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trace/1...", "/trace/...", "/trace/...1", "/trace/0a...0b"})
  void threeDotsAreTheComparison(String path) {
    assertThat(backend.get(path).body()).contains("Compare two traces");
  }

  @Test
  void pagesOfTheConfiguredOriginMayFrameTheViewer() throws Exception {
    EmbeddedJaegerConfig config =
        new EmbeddedJaegerConfig(
            "127.0.0.1", 0, 0, 0, 0, 0, 10, 1_000_000, "http://127.0.0.1:8080");
    try (RunningBackend framed = RunningBackend.start(config)) {
      assertThat(
              framed.get("/search").headers().firstValue("content-security-policy").orElseThrow())
          .endsWith("frame-ancestors http://127.0.0.1:8080");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFileParsesTextAsMarkupOrHasInlineCode(Path file) throws IOException {
    Pattern forbidden =
        Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|"
                + "DOMParser|srcdoc|\\sstyle=|\\son[a-z]+=\"|javascript:|<style|<script(?! type=\"module\" src=)|"
                + "(src|href)=\"(https?:)?//|@import|url\\(");
    assertThat(forbidden.matcher(Files.readString(file)).results().map(r -> r.group()).toList())
        .isEmpty();
  }

  private static void assertThatHeadersAreStrict(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("content-security-policy")).contains(POLICY);
    assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
  }
}
