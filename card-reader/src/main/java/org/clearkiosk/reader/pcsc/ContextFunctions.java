package org.clearkiosk.reader.pcsc;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code SCardReleaseContext} and {@code SCardCancel}, the functions of PC/SC that readers need and
 * the JDK has not. A context that is never released keeps its socket, even when the service at the
 * other end has died, and the service takes about 200 contexts for all programs together. A wait
 * that is never cancelled may outlast its time, see {@link BoundedWait}.
 *
 * <p>They are called through JNA in the very client library that the JDK has loaded: the system's
 * loader gives out a library that is there already.
 */
final class ContextFunctions {
  /** The property by which the JDK's provider is told of another client library. */
  private static final String LIBRARY_PROPERTY = "sun.security.smartcardio.library";

  private static final Logger LOG = LoggerFactory.getLogger(ContextFunctions.class);

  private final @Nullable Function release;
  private final @Nullable Function cancel;

  private ContextFunctions(@Nullable Function release, @Nullable Function cancel) {
    this.release = release;
    this.cancel = cancel;
  }

  /** Finds the functions; without them contexts are left behind, and the log says so once. */
  static ContextFunctions load() {
    try {
      NativeLibrary library = NativeLibrary.getInstance(library());
      return new ContextFunctions(
          library.getFunction("SCardReleaseContext"), library.getFunction("SCardCancel"));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      LOG.warn(
          "Each restart of the card service will leave up to three sockets behind until this"
              + " program ends, and a clock that is set back stops a reader until its next card:"
              + " the card service's library cannot be called. java.io.tmpdir must be writable and"
              + " executable, or -Djna.boot.library.path must name JNA's native library.",
          e);
      return new ContextFunctions(null, null);
    }
  }

  /**
   * Releases a context, alive or dead. What the service says to it does not matter: the client's
   * library forgets the context and closes its socket in any case.
   */
  void release(long context) {
    call(release, context);
  }

  /** Wakes the thread that waits on a context, if one does. */
  void cancel(long context) {
    call(cancel, context);
  }

  private static void call(@Nullable Function function, long context) {
    if (function != null) {
      // SCARDCONTEXT is an int on macOS, and as wide as a pointer elsewhere
      Object argument = Platform.isMac() ? (Object) (int) context : (Object) context;
      function.invokeInt(new Object[] {argument});
    }
  }

  private static String library() {
    String chosen = System.getProperty(LIBRARY_PROPERTY, "");
    if (!chosen.isEmpty()) {
      return chosen;
    }
    if (Platform.isWindows()) {
      return "WinSCard";
    }
    return Platform.isMac() ? "PCSC" : "libpcsclite.so.1";
  }
}
