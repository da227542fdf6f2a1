package dev.tracelab.e2e.crash;

import java.nio.charset.StandardCharsets;

/** Decides which data a {@link Proxy} holds. */
final class Gate {

  private String requests;
  private String responses;
  private int held;

  static String text(byte[] data, int length) {
    return new String(data, 0, length, StandardCharsets.ISO_8859_1);
  }

  synchronized void holdRequests(String text) {
    requests = text;
    held = 0;
  }

  synchronized void holdResponses(String text) {
    responses = text;
    held = 0;
  }

  synchronized void release() {
    requests = null;
    responses = null;
    notifyAll();
  }

  synchronized int held() {
    return held;
  }

  synchronized void passRequest(Proxy.Link link, String data) throws InterruptedException {
    link.responseHeld = responses != null && data.contains(responses);
    if (requests != null && data.contains(requests)) {
      hold();
    }
  }

  synchronized void passResponse(Proxy.Link link, String data) throws InterruptedException {
    if (link.responseHeld && responses != null) {
      hold();
    }
  }

  private void hold() throws InterruptedException {
    held++;
    while (requests != null || responses != null) {
      wait();
    }
  }
}
