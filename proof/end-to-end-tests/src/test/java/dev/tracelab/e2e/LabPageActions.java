package dev.tracelab.e2e;

import dev.tracelab.jaeger.browser.Browser;

/** What a visitor does on the lab page, and conditions to wait for. */
final class LabPageActions {

  private LabPageActions() {}

  /** The guide is at the step of this title. */
  static String shows(String title) {
    return "document.querySelector('#guide h2')?.textContent === '" + title + "'";
  }

  static String hasVerdict(String text) {
    return "[...document.querySelectorAll('.verdict')].some(each => each.textContent.includes('%s'))"
        .formatted(text);
  }

  static void click(Browser browser, String label) {
    browser.evaluate(
        "[...document.querySelectorAll('button, summary')].find(each => each.textContent === '%s').click()"
            .formatted(label));
  }

  /** Chooses a scenario by its title. */
  static void choose(Browser browser, String scenario) {
    browser.evaluate(
        ("(() => { const all = document.getElementById('scenario');"
                + " all.selectedIndex = [...all.options].findIndex(each => each.text === '%s');"
                + " all.dispatchEvent(new Event('change')); })()")
            .formatted(scenario));
  }
}
