package org.clearkiosk.kiosk.outbox;

/**
 * How many confirmations are in each state.
 *
 * @param pending not delivered yet
 * @param delivered answered by the server with a receipt
 * @param refused refused by the server for good, and kept for staff
 */
public record Counts(long pending, long delivered, long refused) {}
