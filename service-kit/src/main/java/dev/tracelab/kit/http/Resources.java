package dev.tracelab.kit.http;

import java.io.InputStream;

/** Files of the class path. */
final class Resources {

  private Resources() {}

  /**
   * @throws IllegalArgumentException when there is no such file: a mistake in the build
   */
  static InputStream open(String resource) {
    InputStream in = Resources.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalArgumentException("There is no " + resource + " on the class path.");
    }
    return in;
  }
}
