package dev.tracelab.lab.chaos.plan;

/**
 * Something that will be taken away.
 *
 * @param atMillis when, from the start of the run
 * @param target what
 * @param fault how
 * @param forMillis how long it is left away; coming back takes its time besides
 */
public record PlannedFault(long atMillis, Target target, Fault fault, long forMillis) {}
