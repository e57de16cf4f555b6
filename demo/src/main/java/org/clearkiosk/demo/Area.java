package org.clearkiosk.demo;

/**
 * A rectangle of the display, in pixels.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width at least 1
 * @param height at least 1
 */
public record Area(int x, int y, int width, int height) {}
