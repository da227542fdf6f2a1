/** The JVMs that are measured. */
package dev.tracelab.bench.process;
