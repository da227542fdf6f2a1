/** What will happen in a chaos run; decided by its options alone. */
package dev.tracelab.chaos.plan;
