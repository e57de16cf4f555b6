package org.clearkiosk.server.metrics;

/**
 * What the database says when it is asked for figures.
 *
 * @param waiting deliveries of events to subscribers that are still to come
 * @param dead dead letters
 * @param silent terminals that are not heard of
 * @param troubled terminals at which no student can be served
 */
public record DatabaseFigures(long waiting, long dead, long silent, long troubled) {}
