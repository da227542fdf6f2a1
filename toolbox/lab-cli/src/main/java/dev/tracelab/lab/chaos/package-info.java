/**
 * The chaos run: orders at a constant rate while services are killed and what they need goes away
 * and comes back; then an audit of everything that must hold whatever happened.
 */
package dev.tracelab.lab.chaos;
