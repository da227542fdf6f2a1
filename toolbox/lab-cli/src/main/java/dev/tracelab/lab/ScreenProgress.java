package dev.tracelab.lab;

import dev.tracelab.lab.parts.Progress;
import java.time.Duration;

/** Shows parts as they come and go, one line each. */
final class ScreenProgress implements Progress {

  private final Screen screen;

  ScreenProgress(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void ready(String part, String where, Duration took) {
    String line = "%-18s %-28s ".formatted(part, where);
    screen.say("  " + screen.good("✓") + " " + line + screen.faint(Units.seconds(took)));
  }

  @Override
  public void stopping(String part) {
    screen.say(screen.faint("  stopping " + part));
  }

  @Override
  public void lost(String service, int status) {
    screen.say(
        "  %s %s has ended with status %d; './lab logs %s' shows its last lines."
            .formatted(screen.bad("✗"), service, status, service));
  }
}
