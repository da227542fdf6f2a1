package dev.tracelab.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A row of the behaviour matrix: a scenario that runs once with vertx-opentracing alone and once
 * with common-tracing. What it says is what docs/reference/behaviour-matrix.md prints.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(RowRuns.class)
@interface Row {

  /** Such as {@code S-03}; stays with the row for ever. */
  String number();

  /** What happens, in a few words. */
  String title();

  /** What is seen with vertx-opentracing alone. */
  String alone();

  /** What is seen with common-tracing. */
  String with();

  /** Variables the lab is started with, such as {@code TRACE_TRUST=link}. */
  String[] configured() default {};
}
