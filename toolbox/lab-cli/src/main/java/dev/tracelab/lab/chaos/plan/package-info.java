/** What is going to happen in a chaos run, decided by its seed alone. */
package dev.tracelab.lab.chaos.plan;
