/** The HTML report of a chaos run: one self-contained file. */
package dev.tracelab.chaos.page;
