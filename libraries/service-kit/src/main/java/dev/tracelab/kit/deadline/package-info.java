/** How long there is time to answer. */
package dev.tracelab.kit.deadline;
