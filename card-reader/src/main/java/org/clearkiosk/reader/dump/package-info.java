/**
 * Writes down what a reader and a card said to each other, in a form that people read and programs
 * replay; docs/protocols/dump-format.md is its specification. Personal data and keys are masked
 * unless somebody asks for them.
 */
@NullMarked
package org.clearkiosk.reader.dump;

import org.jspecify.annotations.NullMarked;
