package org.clearkiosk.cardtool.reader;

import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent;

/**
 * Something that one of many readers told.
 *
 * @param reader the reader's name; {@link #ALL_OF_PCSC} where it is about all behind PC/SC
 * @param serial whether it is a PN532 on a serial line
 * @param event what it told
 * @param at when, on the clock of {@link System#nanoTime}
 * @param recording for a card that arrived: how it was read
 */
public record Sighting(
    String reader, boolean serial, ReaderEvent event, long at, Optional<Recording> recording) {
  /** Stands for a reader's name while there is none. */
  public static final String ALL_OF_PCSC = "PC/SC";
}
