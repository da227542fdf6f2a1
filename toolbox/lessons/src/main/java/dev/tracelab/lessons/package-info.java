/**
 * The lessons: {@link dev.tracelab.lessons.Workbench} runs a learner's program, and {@link
 * dev.tracelab.lessons.LessonCheck} says in words what its traces lack.
 */
package dev.tracelab.lessons;
