package org.clearkiosk.reader.pcsc;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A service whose waits go on until they are cancelled, however short they should be: what a clock
 * that was set back makes of them. A wait of 0 only looks. It has no reader and no card.
 */
final class BlockingPcscLibrary implements PcscLibrary {
  private final BlockingQueue<Long> cancelled = new LinkedBlockingQueue<>();

  /** The contexts whose cancelling has ended no wait. */
  List<Long> cancelledForNothing() {
    return List.copyOf(cancelled);
  }

  @Override
  public int awaitChange(long context, String reader, int state, long milliseconds)
      throws PcscException {
    if (milliseconds == 0) {
      return state;
    }
    try {
      return cancelled.take() == context ? state : ReaderState.UNAWARE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void cancel(long context) {
    cancelled.add(context);
  }

  @Override
  public long establish() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void release(long context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> listReaders(long context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long connect(long context, String reader) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CardStatus status(long card) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void beginTransaction(long card) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void endTransaction(long card) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] transmit(long card, int protocol, byte[] command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void disconnect(long card) {
    throw new UnsupportedOperationException();
  }
}
