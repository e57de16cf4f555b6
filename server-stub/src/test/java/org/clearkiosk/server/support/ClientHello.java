package org.clearkiosk.server.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/**
 * The first message of TLS (RFC 5246, 7.4.1.2), made by hand for a version that Java no longer
 * speaks. Whatever the version, it offers the same suites, curves and signatures, some that each
 * version takes: so where one is refused and another is not, it is for the version.
 */
public final class ClientHello {
  /** TLS 1.0, its second byte. */
  public static final int TLS_1_0 = 1;

  /** TLS 1.1. */
  public static final int TLS_1_1 = 2;

  /** TLS 1.2. */
  public static final int TLS_1_2 = 3;

  /** ECDHE with ECDSA and RSA: AES-128-GCM of TLS 1.2, AES-128-CBC with SHA-1 of all. */
  private static final String SUITES = "0008" + "c02b" + "c02f" + "c009" + "c013";

  /** Curve P-256; points as they are; ECDSA and RSA with SHA-256 and SHA-1. */
  private static final String EXTENSIONS =
      "001c" + "000a00040002" + "0017" + "000b00020100" + "000d000a0008" + "0403040102030201";

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int PROTOCOL_VERSION = 70;

  private final int version;

  private ClientHello(int version) {
    this.version = version;
  }

  /** What a server answers. */
  public enum Answer {
    /** Its own first message. */
    GOES_ON,
    /** The alert that the version is not one of its own (RFC 5246, 7.2.2). */
    PROTOCOL_VERSION,
    /** Anything else. */
    OTHER
  }

  /** A client that speaks this version at most. */
  public static ClientHello offering(int version) {
    return new ClientHello(version);
  }

  private byte[] bytes() {
    String body =
        "03%02x".formatted(version) + "5a".repeat(32) + "00" + SUITES + "0100" + EXTENSIONS;
    int length = body.length() / 2;
    return HexFormat.of().parseHex("160301%04x01%06x%s".formatted(length + 4, length, body));
  }

  /** What the server at a port of this machine answers to it. */
  public Answer answerOf(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes());
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      int type = answer.readUnsignedByte();
      if (type == HANDSHAKE) {
        return Answer.GOES_ON;
      }
      answer.skipNBytes(5); // version, length, level
      return type == ALERT && answer.readUnsignedByte() == PROTOCOL_VERSION
          ? Answer.PROTOCOL_VERSION
          : Answer.OTHER;
    }
  }
}
