package org.clearkiosk.bench;

/**
 * One visit at the kiosk, in nanoseconds.
 *
 * @param toAnswer from pcscd's word of the card to the first screen that is not the one that
 *     invites
 * @param toEar from pcscd's word to the first samples in the sound device's line
 * @param toPassword from pcscd's word to the screen that asks for the query password
 * @param toNotice from the sixth digit to the notice
 * @param card of it, until the card was read: pcscd's word, the way to the kiosk, the commands
 * @param proof of it, while the card proved itself, by the card's own clock
 * @param server of it, from a request's arrival at the server to its answer, by the server's clock
 * @param paintPassword of it, from the flow's word to the stage until the display had the screen
 *     that asks for the password
 * @param paintNotice the same of the notice
 */
record KioskVisit(
    long toAnswer,
    long toEar,
    long toPassword,
    long toNotice,
    long card,
    long proof,
    long server,
    long paintPassword,
    long paintNotice) {
  long whole() {
    return toPassword + toNotice;
  }

  /** With the card: until it was read, and its proof. */
  long reader() {
    return card + proof;
  }

  long paint() {
    return paintPassword + paintNotice;
  }

  /** What is left: TLS and HTTP, JSON, threads that hand over, and what is painted in between. */
  long network() {
    return whole() - reader() - server - paint();
  }

  /** Without typing and without the server's check of the password, which is dear on purpose. */
  long withoutPassword() {
    return toPassword + paintNotice;
  }
}
