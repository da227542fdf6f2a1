/** The parts of a running lab: database, trace backend, services; and how they come and go. */
package dev.tracelab.lab.parts;
