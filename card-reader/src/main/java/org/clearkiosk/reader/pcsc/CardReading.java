package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.dump.Recorder;
import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.profile.StorageCardNames;

/**
 * What it takes to read a card once it is connected.
 *
 * @param profiles reads it
 * @param storageCardNames tells what it is
 * @param recorder writes down what was said
 */
record CardReading(ProfileReader profiles, StorageCardNames storageCardNames, Recorder recorder) {}
