package dev.tracelab.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of rows: one section of the page. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Family {

  /** Where the section stands, from 1; sections of one place stand by their titles. */
  int place();

  /** The section's heading. */
  String title();

  /** What the numbers of its rows begin with; two sections may share it. */
  String prefix();
}
