package org.clearkiosk.sim.fault;

/** A mishap between kiosk and server, on every connection through the proxy until it is ended. */
public sealed interface NetworkFault extends Fault
    permits Fault.None,
        NetworkFault.Cut,
        NetworkFault.Late,
        NetworkFault.SlowDrip,
        NetworkFault.HalfAnswer,
        NetworkFault.Garbage,
        NetworkFault.ServerError,
        NetworkFault.ExpiredCertificate {
  /** Connections are broken, and new ones refused. */
  record Cut() implements NetworkFault {
    @Override
    public String text() {
      return "cut";
    }
  }

  /** What the server says comes late, each piece by as much. */
  record Late(Delay delay) implements NetworkFault {
    @Override
    public String text() {
      return "delay " + delay.text();
    }
  }

  /**
   * What the server says comes in drops.
   *
   * @param bytesPerSecond 1 … 1,000,000
   */
  record SlowDrip(int bytesPerSecond) implements NetworkFault {
    /** Checks the bounds. */
    public SlowDrip {
      if (bytesPerSecond < 1 || bytesPerSecond > 1_000_000) {
        throw new IllegalArgumentException("1 to 1000000 bytes a second");
      }
    }

    @Override
    public String text() {
      return "slow-drip " + bytesPerSecond;
    }
  }

  /**
   * After so many bytes of the server's, the connection breaks. Over TLS the first few thousand are
   * the greeting.
   *
   * @param bytes 0 … 1,000,000 bytes that still arrive, counted for each connection from now on
   */
  record HalfAnswer(int bytes) implements NetworkFault {
    /** Checks the bounds. */
    public HalfAnswer {
      if (bytes < 0 || bytes > 1_000_000) {
        throw new IllegalArgumentException("0 to 1000000 bytes");
      }
    }

    @Override
    public String text() {
      return "half-answer " + bytes;
    }
  }

  /**
   * Something else answers in the server's place: bytes that are no HTTP; where the proxy has no
   * authority to make a certificate with, bytes that are no TLS either.
   */
  record Garbage(long seed) implements NetworkFault {
    @Override
    public String text() {
      return "garbage seed=" + seed;
    }
  }

  /**
   * A gateway answers in the server's place that it cannot, or does not let anyone through. Needs
   * an authority.
   *
   * @param status 400 … 599
   */
  record ServerError(int status) implements NetworkFault {
    /** Checks the bounds. */
    public ServerError {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("a refusal or an error lies between 400 and 599");
      }
    }

    @Override
    public String text() {
      return "server-error " + status;
    }
  }

  /** The server shows a certificate that ended yesterday. Needs an authority. */
  record ExpiredCertificate() implements NetworkFault {
    @Override
    public String text() {
      return "expired-certificate";
    }
  }
}
