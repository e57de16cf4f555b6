package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.profile.StorageCardNames;

/**
 * What it takes to read a card once it is connected.
 *
 * @param profiles reads it
 * @param storageCardNames tells what it is
 */
record CardReading(ProfileReader profiles, StorageCardNames storageCardNames) {}
