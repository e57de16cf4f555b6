package org.clearkiosk.bench;

/**
 * The same student without a kiosk, in nanoseconds.
 *
 * @param whole what the C program takes
 * @param card of it, for the card
 * @param password of it, for the question about the password
 * @param server of it, from a request's arrival at the server to its answer, by the server's clock
 * @param screens what two screens in plain parts take, which are no part of the whole
 */
record BareVisit(long whole, long card, long password, long server, long screens) {
  /** What is left: TLS and HTTP. */
  long network() {
    return whole - card - server;
  }
}
