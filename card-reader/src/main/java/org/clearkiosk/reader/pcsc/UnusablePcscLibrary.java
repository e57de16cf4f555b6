package org.clearkiosk.reader.pcsc;

import java.util.List;

/** Stands where this Java installation has no PC/SC; each function says so. */
final class UnusablePcscLibrary implements PcscLibrary {

  @Override
  public long establish() throws PcscException {
    throw unusable();
  }

  @Override
  public void release(long context) {}

  @Override
  public void cancel(long context) {}

  @Override
  public List<String> listReaders(long context) throws PcscException {
    throw unusable();
  }

  @Override
  public int awaitChange(long context, String reader, int state, long milliseconds)
      throws PcscException {
    throw unusable();
  }

  @Override
  public long connect(long context, String reader) throws PcscException {
    throw unusable();
  }

  @Override
  public CardStatus status(long card) throws PcscException {
    throw unusable();
  }

  @Override
  public void beginTransaction(long card) throws PcscException {
    throw unusable();
  }

  @Override
  public void endTransaction(long card) throws PcscException {
    throw unusable();
  }

  @Override
  public byte[] transmit(long card, int protocol, byte[] command) throws PcscException {
    throw unusable();
  }

  @Override
  public void disconnect(long card) throws PcscException {
    throw unusable();
  }

  private static PcscException unusable() {
    return new PcscException("PC/SC, which this Java cannot reach,", PcscException.INTERNAL_ERROR);
  }
}
