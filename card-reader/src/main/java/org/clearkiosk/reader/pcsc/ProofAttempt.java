package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.ProofOutcome;

/**
 * What came of a proof, and what was seen on the way.
 *
 * @param outcome for the one who asked
 * @param swapped whether another card than the one that was read lies on the reader
 */
record ProofAttempt(ProofOutcome outcome, boolean swapped) {}
