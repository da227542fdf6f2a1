/** Rows of the behaviour matrix: their list, and the program that runs one. */
package dev.tracelab.lab.matrix;
