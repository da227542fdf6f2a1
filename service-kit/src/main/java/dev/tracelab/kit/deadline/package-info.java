/** Deadlines of requests. Read it when a request ends with 504 or a call is cancelled. */
package dev.tracelab.kit.deadline;
