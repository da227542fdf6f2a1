/** The parts of a running lab: database, trace backend, services; and their lifecycle. */
package dev.tracelab.lab.parts;
