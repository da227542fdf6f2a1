/** The suite of a chaos run: real processes that can be taken away and come back. */
package dev.tracelab.lab.chaos.suite;
