/** What must hold after a chaos run, checked in the databases and in the traces. */
package dev.tracelab.chaos.audit;
