/** Clients of a chaos run: each places its order at its time, whatever became of the others. */
package dev.tracelab.lab.chaos.load;
