package org.clearkiosk.kiosk.outbox;

/**
 * How many confirmations are in each state.
 *
 * @param pending not delivered yet
 * @param delivered answered by the server with a receipt
 * @param refused refused by the server for good, and kept for staff
 * @param parked set aside because the server's answers make no sense, and tried again each hour
 */
public record Counts(long pending, long delivered, long refused, long parked) {}
