/** A learner's own files and progress in the lessons. */
package dev.tracelab.lab.lesson;
