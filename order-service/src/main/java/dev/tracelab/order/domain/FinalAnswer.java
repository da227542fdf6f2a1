package dev.tracelab.order.domain;

/**
 * The final answer to a wish, kept so that the same key gets the same answer.
 *
 * @param status HTTP status
 * @param body JSON: the order, or the problem
 */
public record FinalAnswer(int status, String body) {}
