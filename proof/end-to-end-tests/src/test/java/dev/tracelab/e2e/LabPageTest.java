package dev.tracelab.e2e;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lab page in a real browser, and what it refuses. */
class LabPageTest {

  private static final Path PICTURES = Path.of("target", "lab-page");
  private static final int WIDE = 1400;
  private static final int NARROW = 375;

  private final HttpClient client = HttpClient.newHttpClient();
  private LabProcess lab;

  @BeforeEach
  void up() throws Exception {
    Files.createDirectories(PICTURES);
    lab = LabProcess.up();
  }

  @AfterEach
  void down() throws Exception {
    lab.close();
  }

  @Test
  void itLeadsFromAnOrderToABrokenAndARepairedOne() throws Exception {
    try (Browser browser = browser()) {
      browser.view(WIDE, 1000, "light");
      browser.open(page(), shows("Place an order"));
      click(browser, "Place an order");
      browser.awaitThat("document.querySelector('.verdict.good, .verdict.bad')");
      browser.awaitThat(shows("Break it"));
      browser.evaluate(
          "(() => { const all = document.getElementById('scenario');"
              + " all.selectedIndex = [...all.options].findIndex(each => each.text === 'One query per item');"
              + " all.dispatchEvent(new Event('change')); })()");
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
  void itSaysInWordsThatAServiceOrTheLabIsGone() throws Exception {
    try (Browser browser = browser()) {
      browser.open(page(), shows("Place an order"));
      assertThat(lab.run("stop", "gateway-service").status()).isZero();
      click(browser, "Place an order");
      browser.awaitThat(hasVerdict("does not respond"));
      browser.awaitThat("document.getElementById('state').textContent.includes('is down')");
      lab.close();
      click(browser, "Place an order");
      browser.awaitThat(
          "document.getElementById('failure').textContent.includes('The lab does not respond')");
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{}"));
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

  private static String shows(String title) {
    return "document.querySelector('#guide h2')?.textContent === '" + title + "'";
  }

  private static String hasVerdict(String text) {
    return "[...document.querySelectorAll('.verdict')].some(each => each.textContent.includes('%s'))"
        .formatted(text);
  }

  private static void click(Browser browser, String label) {
    browser.evaluate(
        "[...document.querySelectorAll('button')].find(each => each.textContent === '%s').click()"
            .formatted(label));
  }

  private static void picture(Browser browser, String name) throws IOException {
    browser.screenshot(PICTURES.resolve(name + ".png"));
  }
}
