package dev.tracelab.e2e;

import static dev.tracelab.e2e.LabPageActions.click;
import static dev.tracelab.e2e.LabPageActions.hasVerdict;
import static dev.tracelab.e2e.LabPageActions.shows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.browser.Browser;
import dev.tracelab.jaeger.browser.RequiredProgram;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lab page in a real browser, and what it refuses. */
@Tag("long")
class LabPageTest {

  private static final Path PICTURES = Path.of("target", "lab-page");
  private static final int WIDE = 1400;
  private static final int NARROW = 375;

  private final HttpClient client = HttpClient.newHttpClient();
  private static LabProcess lab;

  @BeforeAll
  static void up() throws Exception {
    Files.createDirectories(PICTURES);
    lab = LabProcess.up();
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void itLeadsFromAnOrderToABrokenAndARepairedOne() throws Exception {
    try (Browser browser = browser()) {
      browser.view(WIDE, 1000, "light");
      browser.open(page(), shows("Place an order"));
      click(browser, "Place an order");
      browser.awaitThat(shows("Break it"));
      browser.awaitThat("document.querySelector('.verdict.good, .verdict.bad')");
      LabPageActions.choose(browser, "One query per item");
      click(browser, "Place a broken order");
      browser.awaitThat(hasVerdict("Repeated calls (N+1)"));
      browser.awaitThat("document.getElementById('explanation').textContent.includes('N+1')");
      picture(browser, "broken");
      click(browser, "Place a repaired order");
      browser.awaitThat(shows("Compare"));
      click(browser, "Compare both traces");
      browser.awaitThat("document.getElementById('trace-frame').src.includes('...')");
      picture(browser, "compared");

      assertThat(browser.complaints()).isEmpty();
      browser.view(NARROW, 800, "dark");
      picture(browser, "narrow-dark");
      assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(NARROW);
    }
  }

  @Test
  void aVisitorChoosesProductsBreaksAllOrdersAndPutsLoadOnThem() throws Exception {
    try (Browser browser = browser()) {
      browser.view(WIDE, 1000, "dark");
      browser.open(page(), shows("Place an order"));
      click(browser, "Choose products");
      browser.awaitThat("document.querySelectorAll('.product input').length > 2");
      click(browser, "Place this order");
      browser.awaitThat(failureSays("Choose a quantity"));
      browser.evaluate(
          "document.querySelectorAll('.product input').forEach((each, n) => each.value = n < 2 ? 1 : 0)");
      click(browser, "Place this order");
      browser.awaitThat("document.querySelector('.verdict.good, .verdict.bad')");

      browser.evaluate("document.querySelector('#switch input[value=broken]').click()");
      browser.awaitThat(stateSays("every order: slow-dependency"));
      browser.evaluate("document.querySelector('#switch input[value=off]').click()");
      browser.awaitThat("!" + stateSays("every order"));
      assertThat(browser.evaluate("document.getElementById('state').textContent").toString())
          .contains("sampling: probability 1.0", "0 dropped");

      browser.evaluate(
          "(() => { const load = document.getElementById('load-form').elements;"
              + " load.rate.value = 5; load.seconds.value = 60; })()");
      click(browser, "Start");
      browser.awaitThat("document.querySelector('.chart rect')");
      click(browser, "Stop");
      browser.awaitThat(
          "document.getElementById('load-figures').textContent.includes('were read')");
      picture(browser, "load-dark");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void theGatewaysRootLinksToIt() throws Exception {
    HttpRequest root = HttpRequest.newBuilder(lab.address("gateway-service").resolve("/")).build();

    assertThat(client.send(root, BodyHandlers.ofString()).body()).contains(page().toString());
  }

  @Test
  void whatItDoesNotUnderstandIsSaidInOneSentence() throws Exception {
    String origin = page().toString();

    assertThat(post(page().resolve("/api/orders"), origin, "{\"scenario\":\"none\"}").body())
        .contains("There is no such scenario.");
    assertThat(post(page().resolve("/api/orders"), origin, "{\"items\":7}").statusCode())
        .isEqualTo(400);
    assertThat(post(page().resolve("/api/orders"), origin, "{\"items\":{\"a\":null}}").body())
        .contains("The quantity of a must be a whole number.");
    assertThat(post(page().resolve("/api/orders"), origin, "[").body()).contains("only JSON");
    assertThat(post(page().resolve("/api/load"), origin, "{}").statusCode()).isEqualTo(400);
    assertThat(post(page().resolve("/api/load"), origin, "{\"rate\":1e9,\"seconds\":1}").body())
        .contains("1 to 200 orders a second");
  }

  @Test
  void itSaysInWordsThatAServiceOrTheLabIsGone() throws Exception {
    try (LabProcess doomed = LabProcess.up();
        Browser browser = browser()) {
      browser.open(doomed.address("lab page"), shows("Place an order"));
      assertThat(doomed.run("stop", "gateway-service").status()).isZero();
      click(browser, "Place an order");
      browser.awaitThat(hasVerdict("does not respond"));
      browser.awaitThat(stateSays("is down"));
      doomed.close();
      assertThat(doomed.output()).doesNotContain("did not stop");
      click(browser, "Place an order");
      browser.awaitThat(failureSays("The lab does not respond"));
    }
  }

  @Test
  void onlyThePageItselfMayChangeSomething() throws Exception {
    URI orders = page().resolve("/api/orders");

    assertThat(post(orders, null).statusCode()).isEqualTo(403);
    assertThat(post(orders, "http://example.org").statusCode()).isEqualTo(403);
    assertThat(post(orders, page().toString()).statusCode()).isEqualTo(202);
    assertThat(statusFor("example.org")).startsWith("HTTP/1.1 421");
  }

  /** The first line of the response to a request for another host. */
  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket(page().getHost(), page().getPort())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<String> post(URI address, String origin)
      throws IOException, InterruptedException {
    return post(address, origin, "{}");
  }

  private HttpResponse<String> post(URI address, String origin, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (origin != null) {
      request.header("origin", origin);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI page() {
    return lab.address("lab page");
  }

  private static Browser browser() throws Exception {
    return Browser.start(
        RequiredProgram.orSkip(
            Browser.executable(), "Chromium", "true".equals(System.getenv("CI"))));
  }

  private static String failureSays(String text) {
    return says("failure", text);
  }

  private static String stateSays(String text) {
    return says("state", text);
  }

  private static String says(String id, String text) {
    return "document.getElementById('%s').textContent.includes('%s')".formatted(id, text);
  }

  private static void picture(Browser browser, String name) throws IOException {
    browser.screenshot(PICTURES.resolve(name + ".png"));
  }
}
