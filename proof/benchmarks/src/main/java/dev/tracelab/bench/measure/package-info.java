/** CPU time, rounds that take turns, and what they say together. */
package dev.tracelab.bench.measure;
