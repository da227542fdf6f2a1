/** What must hold when a chaos run is over, checked in the databases and in the traces. */
package dev.tracelab.lab.chaos.audit;
