/**
 * Readers behind PC/SC, the operating system's card service: pcscd on Linux, the Smart Card service
 * on Windows.
 */
@NullMarked
package org.clearkiosk.reader.pcsc;

import org.jspecify.annotations.NullMarked;
