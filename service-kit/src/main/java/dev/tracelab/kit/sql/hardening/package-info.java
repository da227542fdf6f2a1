/**
 * Protects the database client against servers that stop responding. Read it when connections to a
 * frozen or unplugged database hang; {@link dev.tracelab.kit.sql.Database} needs only its one
 * public class.
 */
package dev.tracelab.kit.sql.hardening;
