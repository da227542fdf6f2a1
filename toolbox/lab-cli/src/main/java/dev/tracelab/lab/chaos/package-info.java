/**
 * The lab as the system under test of a chaos run: how each of its parts is broken and repaired.
 */
package dev.tracelab.lab.chaos;
