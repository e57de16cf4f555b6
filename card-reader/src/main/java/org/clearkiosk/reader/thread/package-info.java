/**
 * What every kind of reader has: one thread, its life, the proofs it is asked for, and the events
 * it reports. For the packages of the readers; nobody else needs it.
 */
@NullMarked
package org.clearkiosk.reader.thread;

import org.jspecify.annotations.NullMarked;
