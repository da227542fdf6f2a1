package dev.tracelab.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class of rows: one section of the page. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Section {

  /** The position of the section, from 1; sections with the same position are sorted by title. */
  int place();

  /** The section's heading. */
  String title();

  /** The prefix of its row numbers; two sections may share one. */
  String prefix();
}
