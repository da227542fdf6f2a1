package dev.tracelab.jaeger;

import dev.tracelab.jaeger.browser.Browser;
import dev.tracelab.jaeger.browser.RequiredProgram;
import java.nio.file.Path;

/**
 * The pages of a backend in a real browser. Without a browser the test is skipped, except in CI.
 */
record Viewer(RunningBackend backend, Browser browser) implements AutoCloseable {

  static Viewer startOrSkip() throws Exception {
    Path executable = RequiredProgram.orSkip(Browser.executable(), "Chromium", isRequired());
    RunningBackend backend = RunningBackend.start();
    return new Viewer(backend, Browser.start(executable));
  }

  private static boolean isRequired() {
    return "true".equals(System.getenv("CI"));
  }

  /** Opens a page of the backend and waits until this selector matches an element. */
  void open(String path, String selector) {
    browser.open(backend.query(path), "document.querySelector('" + selector + "')");
  }

  String text(String selector) {
    return (String) browser.evaluate("document.querySelector('" + selector + "').textContent");
  }

  /** The text of the row of an operation. */
  String rowText(String operation) {
    return (String)
        browser.evaluate(
            "[...document.querySelectorAll('.row')].find(row => row.querySelector('.operation')"
                + ".textContent === '%s').textContent".formatted(operation));
  }

  int count(String selector) {
    return (Integer) browser.evaluate("document.querySelectorAll('" + selector + "').length");
  }

  /** The first matching element's value of a CSS property. */
  Object style(String selector, String property) {
    return browser.evaluate(
        "getComputedStyle(document.querySelector('%s')).%s".formatted(selector, property));
  }

  void click(String selector) {
    browser.evaluate("document.querySelector('" + selector + "').click()");
  }

  /** The width of the page; wider than the window if it scrolls sideways. */
  int pageWidth() {
    return (Integer) browser.evaluate("document.documentElement.scrollWidth");
  }

  /** Lets the backend finish what the last page asked for: a closed one could not respond. */
  @Override
  public void close() throws Exception {
    browser.awaitThat("!document.querySelector('#explanation[aria-busy]')");
    browser.close();
    backend.close();
  }
}
