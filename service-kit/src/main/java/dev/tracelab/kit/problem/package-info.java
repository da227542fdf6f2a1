/** Problems as defined by RFC 9457, and the exception that carries them to the failure handler. */
package dev.tracelab.kit.problem;
