/**
 * Cards out of dumps that were recorded elsewhere, read by docs/protocols/dump-format.md alone: who
 * writes them is not known here.
 */
@NullMarked
package org.clearkiosk.sim.replay;

import org.jspecify.annotations.NullMarked;
