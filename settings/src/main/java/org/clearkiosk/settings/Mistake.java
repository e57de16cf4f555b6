package org.clearkiosk.settings;

/**
 * Something in a configuration file that cannot stay as it is.
 *
 * @param line where it stands, from 1; 0 for what is not in the file
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Mistake(int line, String what, String remedy) {}
