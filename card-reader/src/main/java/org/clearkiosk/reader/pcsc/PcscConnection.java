package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;
import org.jspecify.annotations.Nullable;

/**
 * A direct way to the card on one reader, for the tools of technicians: whatever is sent goes to
 * the card as it is. Nothing is reconnected, repeated or read by itself; a terminal listens with
 * {@link PcscReader}.
 *
 * <p>Other programs are kept off the card until the connection is closed. Serves one thread.
 */
public final class PcscConnection implements Transceiver, AutoCloseable {
  private final PcscLibrary library;
  private final BoundedWorker worker;
  private final CardLink link;
  private final long context;
  private final String reader;
  private final Duration bound;

  private PcscConnection(
      PcscLibrary library,
      BoundedWorker worker,
      CardLink link,
      long context,
      String reader,
      Duration bound) {
    this.library = library;
    this.worker = worker;
    this.link = link;
    this.context = context;
    this.reader = reader;
    this.bound = bound;
  }

  /**
   * Connects to the card that lies on a reader.
   *
   * @param reader the reader's whole name
   * @param bound how long connecting, and each exchange after it, may take
   */
  public static PcscConnecting open(String reader, Duration bound) {
    PcscLibrary library;
    try {
      library = SunPcscLibrary.load();
    } catch (PcscUnusableException e) {
      return new PcscConnecting.Unreachable(Why.NOT_USABLE);
    }
    BoundedWorker worker = new BoundedWorker(reader + " direct");
    Opening opening = new Opening(library, worker, reader, bound);
    PcscConnecting result;
    try {
      result = worker.call(opening::connect, bound);
    } catch (TimeoutException e) {
      // Both connecting and beginning a transaction wait until another program's transaction ends
      result = new PcscConnecting.InUse();
    } catch (CancellationException e) {
      result = new PcscConnecting.Unreachable(Why.SERVICE_NOT_ANSWERING);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Connecting failed unexpectedly", e.getCause());
    }
    if (!(result instanceof PcscConnecting.Connected)) {
      worker.finish(opening::undo);
    }
    return result;
  }

  /** The reader's name. */
  public String reader() {
    return reader;
  }

  /** What the card gave when it was reset. */
  public AnswerToReset answerToReset() {
    return new AnswerToReset(link.answerToReset());
  }

  @Override
  public byte[] transceive(byte[] command) throws TransceiveException {
    try {
      return worker.call(() -> link.transceive(command), bound);
    } catch (TimeoutException e) {
      link.abandon();
      throw new TransceiveException(Reason.NO_ANSWER, "The card did not answer in time.");
    } catch (CancellationException e) {
      throw new TransceiveException(Reason.READER_GONE, "The connection is closed.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransceiveException failure) {
        throw failure;
      }
      throw new IllegalStateException("An exchange failed unexpectedly", e.getCause());
    }
  }

  /** Lets go of the card, leaving it as it is. Closing twice does nothing. */
  @Override
  public void close() {
    worker.finish(
        () -> {
          link.end();
          link.disconnect();
          library.release(context);
        });
  }

  /** What connecting has come to, as far as it got when the caller stopped waiting for it. */
  private static final class Opening {
    private final PcscLibrary library;
    private final BoundedWorker worker;
    private final String reader;
    private final Duration bound;
    private @Nullable Long context;
    private @Nullable CardLink link;

    Opening(PcscLibrary library, BoundedWorker worker, String reader, Duration bound) {
      this.library = library;
      this.worker = worker;
      this.reader = reader;
      this.bound = bound;
    }

    PcscConnecting connect() {
      try {
        long established = library.establish();
        context = established;
        CardLink connected = CardLink.connect(library, established, reader);
        link = connected;
        connected.begin();
        return new PcscConnecting.Connected(
            new PcscConnection(library, worker, connected, established, reader, bound));
      } catch (PcscException e) {
        return refused(e);
      } catch (TransceiveException e) {
        return switch (e.reason()) {
          case NO_ANSWER -> new PcscConnecting.Mute();
          case CARD_RESET -> new PcscConnecting.InUse();
          case CARD_GONE -> new PcscConnecting.NoCard();
          case READER_GONE -> new PcscConnecting.Unreachable(Why.UNPLUGGED);
        };
      }
    }

    /** On the worker's thread, after {@link #connect}. */
    void undo() {
      CardLink connected = link;
      if (connected != null) {
        connected.end();
        connected.disconnect();
      }
      if (context != null) {
        library.release(context);
      }
    }

    private static PcscConnecting refused(PcscException e) {
      if (e.code() == PcscException.SHARING_VIOLATION) {
        return new PcscConnecting.InUse();
      }
      return switch (e.reason()) {
        case NO_ANSWER -> new PcscConnecting.Mute();
        case READER_GONE -> new PcscConnecting.Unreachable(e.why());
        case CARD_RESET -> new PcscConnecting.InUse();
        case CARD_GONE ->
            e.code() == PcscException.SECURITY_VIOLATION || e.why() == Why.NOT_USABLE
                ? new PcscConnecting.Unreachable(e.why())
                : new PcscConnecting.NoCard();
      };
    }
  }
}
