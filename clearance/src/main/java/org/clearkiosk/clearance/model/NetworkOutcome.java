package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the network account (rules I1 … I6).
 *
 * @param refundedOn the day its balance is refunded with the card's; null where it is not
 * @param worksUntil the last day it works; null where clearing does not end it
 * @param chargedAsUsual whether the monthly fee goes on
 */
public record NetworkOutcome(
    @Nullable LocalDate refundedOn, @Nullable LocalDate worksUntil, boolean chargedAsUsual) {}
