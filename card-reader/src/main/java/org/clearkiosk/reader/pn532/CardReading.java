package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.dump.Recorder;
import org.clearkiosk.reader.profile.ProfileReader;

/**
 * What it takes to read a card once it is found.
 *
 * @param profiles reads it
 * @param recorder writes down what was said
 */
record CardReading(ProfileReader profiles, Recorder recorder) {}
