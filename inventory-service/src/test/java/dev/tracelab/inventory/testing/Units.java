package dev.tracelab.inventory.testing;

/** Where the units of one product are. */
public record Units(long onHand, long reserved, long shipped) {}
