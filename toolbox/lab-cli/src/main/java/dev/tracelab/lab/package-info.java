/**
 * The command {@code ./lab}: brings the whole system up on one machine, places orders, and prints
 * their traces.
 */
package dev.tracelab.lab;
