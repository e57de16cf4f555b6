package org.clearkiosk.settings;

/**
 * Something in a configuration file that cannot stay as it is.
 *
 * @param line where it stands, from 1
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Mistake(int line, String what, String remedy) {}
