package dev.tracelab.matrix;

import io.vertx.core.Future;

/** Something a row begins, wherever it is run. */
@FunctionalInterface
interface Step {
  Future<?> begin();
}
