package dev.tracelab.e2e.crash;

import java.nio.charset.StandardCharsets;

/** What a {@link Proxy} holds. */
final class Gate {

  private String requests;
  private String answers;
  private int held;

  static String text(byte[] data, int length) {
    return new String(data, 0, length, StandardCharsets.ISO_8859_1);
  }

  synchronized void holdRequests(String text) {
    requests = text;
    held = 0;
  }

  synchronized void holdResponses(String text) {
    answers = text;
    held = 0;
  }

  synchronized void open() {
    requests = null;
    answers = null;
    notifyAll();
  }

  synchronized int held() {
    return held;
  }

  synchronized void passRequest(Proxy.Link link, String data) throws InterruptedException {
    link.answerHeld = answers != null && data.contains(answers);
    if (requests != null && data.contains(requests)) {
      hold();
    }
  }

  synchronized void passAnswer(Proxy.Link link, String data) throws InterruptedException {
    if (link.answerHeld && answers != null) {
      hold();
    }
  }

  private void hold() throws InterruptedException {
    held++;
    while (requests != null || answers != null) {
      wait();
    }
  }
}
