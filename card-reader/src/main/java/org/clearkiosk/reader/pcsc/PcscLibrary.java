package org.clearkiosk.reader.pcsc;

import java.util.List;

/**
 * The functions of PC/SC that a reader needs (PC/SC Workgroup, part 5; in the form that Windows and
 * pcsc-lite give them). All of them block. One context serves one thread at a time: the service's
 * client library holds a lock for as long as a call lasts.
 */
interface PcscLibrary {

  /**
   * A context of its own, to be given back with {@link #release}.
   *
   * @throws PcscException above all {@link PcscException#NO_SERVICE}
   */
  long establish() throws PcscException;

  /**
   * Gives a context back, alive or dead, with no call on it. Cards that are still connected through
   * it are let go.
   */
  void release(long context);

  /** From another thread: ends a wait for a change on a context, if there is one. */
  void cancel(long context);

  /** The names of the readers, in the service's order; none when there is none. */
  List<String> listReaders(long context) throws PcscException;

  /**
   * Waits until a reader's state differs from the given one.
   *
   * @param milliseconds how long at most; 0 only looks
   * @param state what was returned last; {@link ReaderState#UNAWARE} to be told at once
   * @return the state now; the same when the time has passed, or {@link #cancel} was called
   */
  int awaitChange(long context, String reader, int state, long milliseconds) throws PcscException;

  /** Connects to the card in a reader, sharing it with other programs; T=0 or T=1. */
  long connect(long context, String reader) throws PcscException;

  /** What a connected card is: its protocol, for {@link #transmit}, and its answer to reset. */
  CardStatus status(long card) throws PcscException;

  /** Keeps other programs off the card until {@link #endTransaction}. */
  void beginTransaction(long card) throws PcscException;

  /** Lets other programs at the card again, leaving it as it is. */
  void endTransaction(long card) throws PcscException;

  /** Sends a command; the answer may be of any length, even none. */
  byte[] transmit(long card, int protocol, byte[] command) throws PcscException;

  /** Lets go of a card, leaving it as it is. */
  void disconnect(long card) throws PcscException;
}
