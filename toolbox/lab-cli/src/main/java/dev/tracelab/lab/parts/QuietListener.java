package dev.tracelab.lab.parts;

import java.time.Duration;

/**
 * Says nothing about parts that become ready or exit while the lab is being stopped.
 *
 * @param listener is notified of everything else
 */
record QuietListener(Lab.Listener listener, Lifecycle lifecycle) implements Lab.Listener {

  @Override
  public void ready(String part, String address, Duration took) {
    if (!lifecycle.isClosed()) {
      listener.ready(part, address, took);
    }
  }

  @Override
  public void stopping(String part) {
    listener.stopping(part);
  }

  @Override
  public void exited(String service, int status) {
    if (!lifecycle.isClosed()) {
      listener.exited(service, status);
    }
  }
}
