package org.clearkiosk.reader.pcsc;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PC/SC by the native functions of the JDK's own provider, beneath {@code javax.smartcardio}.
 *
 * <p>Why beneath: {@code CardTerminals} has one context in the whole process. It never recovers
 * when the service was restarted, and whoever waits for a card on one reader stops the others. The
 * functions themselves have neither fault: each reader brings its own contexts, and makes new ones
 * when they died.
 *
 * <p>They are internal to the module {@code java.smartcardio}, unchanged from Java 17 to 25, and
 * must be opened: {@code --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED} on the
 * command line, or {@code Add-Opens: java.smartcardio/sun.security.smartcardio} in the manifest of
 * the jar that {@code java -jar} starts. This class is the only one that knows them.
 */
final class SunPcscLibrary implements PcscLibrary {
  private static final String FUNCTIONS = "sun.security.smartcardio.PCSC";
  private static final String ERROR = "sun.security.smartcardio.PCSCException";
  private static final String OPENING = "java.smartcardio/sun.security.smartcardio=ALL-UNNAMED";

  private static final int SCOPE_USER = 0;
  private static final int SHARE_SHARED = 2;
  private static final int PROTOCOL_T0_OR_T1 = 3;
  private static final int LEAVE_CARD = 0;
  private static final int STATUS_FIELDS = 2;
  private static final int STATUS_PROTOCOL = 1;

  private final Class<?> error;
  private final Field errorCode;
  private final MethodHandle establish;
  private final MethodHandle listReaders;
  private final MethodHandle getStatusChange;
  private final MethodHandle connect;
  private final MethodHandle status;
  private final MethodHandle begin;
  private final MethodHandle end;
  private final MethodHandle transmit;
  private final MethodHandle disconnect;
  private final ContextFunctions contexts = ContextFunctions.load();

  private SunPcscLibrary(Class<?> functions, Class<?> error) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(functions, MethodHandles.lookup());
    this.error = error;
    this.errorCode = error.getDeclaredField("code");
    errorCode.setAccessible(true);
    Finder find = (name, type) -> lookup.findStatic(functions, name, type);
    establish = find.function("SCardEstablishContext", methodType(long.class, int.class));
    listReaders = find.function("SCardListReaders", methodType(String[].class, long.class));
    getStatusChange =
        find.function(
            "SCardGetStatusChange",
            methodType(int[].class, long.class, long.class, int[].class, String[].class));
    connect =
        find.function(
            "SCardConnect", methodType(long.class, long.class, String.class, int.class, int.class));
    status = find.function("SCardStatus", methodType(byte[].class, long.class, byte[].class));
    begin = find.function("SCardBeginTransaction", methodType(void.class, long.class));
    end = find.function("SCardEndTransaction", methodType(void.class, long.class, int.class));
    transmit =
        find.function(
            "SCardTransmit",
            methodType(byte[].class, long.class, int.class, byte[].class, int.class, int.class));
    disconnect = find.function("SCardDisconnect", methodType(void.class, long.class, int.class));
  }

  /**
   * Finds the functions and loads the system's client library.
   *
   * @throws PcscUnusableException when one of them is not to be had
   */
  static SunPcscLibrary load() throws PcscUnusableException {
    try {
      Class<?> functions = Class.forName(FUNCTIONS);
      SunPcscLibrary library = new SunPcscLibrary(functions, Class.forName(ERROR));
      MethodHandles.privateLookupIn(functions, MethodHandles.lookup())
          .findStatic(functions, "checkAvailable", methodType(void.class))
          .invoke();
      return library;
    } catch (ClassNotFoundException | NoSuchFieldException | NoSuchMethodException e) {
      throw new PcscUnusableException(
          "This Java has no PC/SC of the expected form. Use a JDK or JRE of version 17 to 25 with"
              + " the module java.smartcardio.",
          e);
    } catch (IllegalAccessException | RuntimeException e) {
      throw new PcscUnusableException(
          "PC/SC cannot be used. Start Java with --add-opens "
              + OPENING
              + "; on Linux install libpcsclite1, or name it with"
              + " -Dsun.security.smartcardio.library=PATH.",
          e);
    } catch (Throwable e) {
      throw new PcscUnusableException("PC/SC cannot be used: the JDK's provider failed.", e);
    }
  }

  @Override
  public long establish() throws PcscException {
    return call("SCardEstablishContext", () -> (long) establish.invoke(SCOPE_USER));
  }

  @Override
  public void release(long context) {
    contexts.release(context);
  }

  @Override
  public void cancel(long context) {
    contexts.cancel(context);
  }

  @Override
  public List<String> listReaders(long context) throws PcscException {
    try {
      @Nullable String[] readers =
          call("SCardListReaders", () -> (String[]) listReaders.invoke(context));
      return readers == null ? List.of() : List.of(readers);
    } catch (PcscException e) {
      if (e.code() == PcscException.NO_READERS) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public int awaitChange(long context, String reader, int state, long milliseconds)
      throws PcscException {
    try {
      int[] states =
          call(
              "SCardGetStatusChange",
              () ->
                  (int[])
                      getStatusChange.invoke(
                          context, milliseconds, new int[] {state}, new String[] {reader}));
      return states[0];
    } catch (PcscException e) {
      if (e.code() == PcscException.TIMEOUT || e.code() == PcscException.CANCELLED) {
        return state;
      }
      throw e;
    }
  }

  @Override
  public long connect(long context, String reader) throws PcscException {
    return call(
        "SCardConnect",
        () -> (long) connect.invoke(context, reader, SHARE_SHARED, PROTOCOL_T0_OR_T1));
  }

  @Override
  public CardStatus status(long card) throws PcscException {
    byte[] fields = new byte[STATUS_FIELDS];
    byte[] answerToReset = call("SCardStatus", () -> (byte[]) status.invoke(card, fields));
    return new CardStatus(fields[STATUS_PROTOCOL], answerToReset);
  }

  @Override
  public void beginTransaction(long card) throws PcscException {
    run("SCardBeginTransaction", () -> begin.invoke(card));
  }

  @Override
  public void endTransaction(long card) throws PcscException {
    run("SCardEndTransaction", () -> end.invoke(card, LEAVE_CARD));
  }

  @Override
  public byte[] transmit(long card, int protocol, byte[] command) throws PcscException {
    return call(
        "SCardTransmit",
        () -> (byte[]) transmit.invoke(card, protocol, command, 0, command.length));
  }

  @Override
  public void disconnect(long card) throws PcscException {
    run("SCardDisconnect", () -> disconnect.invoke(card, LEAVE_CARD));
  }

  private void run(String function, Procedure body) throws PcscException {
    this.<@Nullable Void>call(
        function,
        () -> {
          body.run();
          return null;
        });
  }

  private <T extends @Nullable Object> T call(String function, Function<T> body)
      throws PcscException {
    try {
      return body.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new PcscException(function, codeOf(e));
    }
  }

  private int codeOf(Throwable thrown) {
    if (!error.isInstance(thrown)) {
      throw new IllegalStateException("The JDK's PC/SC provider failed", thrown);
    }
    try {
      return errorCode.getInt(thrown);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The error code was opened when this was loaded", e);
    }
  }

  @FunctionalInterface
  private interface Function<T extends @Nullable Object> {
    T run() throws Throwable;
  }

  @FunctionalInterface
  private interface Procedure {
    void run() throws Throwable;
  }

  @FunctionalInterface
  private interface Finder {
    MethodHandle function(String name, MethodType type) throws ReflectiveOperationException;
  }
}
