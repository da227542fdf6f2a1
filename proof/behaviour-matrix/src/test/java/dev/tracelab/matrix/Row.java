package dev.tracelab.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A row of the behaviour matrix: a scenario that runs once with vertx-opentracing alone and once
 * with common-tracing. docs/reference/behaviour-matrix.md is printed from these texts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(RowExtension.class)
@interface Row {

  /** Such as {@code S-03}; never changes. */
  String number();

  /** The case in a few words. */
  String title();

  /** The result with vertx-opentracing alone. */
  String alone();

  /** The result with common-tracing. */
  String with();

  /** Variables the lab is started with, such as {@code TRACE_TRUST=link}. */
  String[] configured() default {};
}
