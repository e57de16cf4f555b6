package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds the server's authority by the fingerprint that the operator read out: the server shows its
 * chain in a TLS handshake, and the one certificate in it of that fingerprint is the authority.
 * Nothing is sent over this connection; what follows trusts the authority alone.
 */
public final class FirstContact {
  private static final int BYTES = 32;

  private FirstContact() {}

  /** The server showed no certificate of that fingerprint. */
  public static final class StrangerException extends IOException {
    private static final long serialVersionUID = 1;

    StrangerException() {
      super("the server shows no authority of this fingerprint; nothing was sent to it");
    }
  }

  /**
   * Reads a fingerprint: SHA-256 of the certificate, 64 hexadecimal digits, with or without colons
   * and blanks.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static byte[] fingerprint(String text) {
    String digits = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new IllegalArgumentException(
          "a fingerprint (SHA-256) has 64 hexadecimal digits, with or without colons");
    }
    return HexFormat.of().parseHex(digits);
  }

  /**
   * Asks a server for its authority.
   *
   * @throws StrangerException when it shows none of that fingerprint
   * @throws IOException when it cannot be reached, or speaks no TLS
   */
  public static X509Certificate authority(
      String host, int port, byte[] fingerprint, Patience patience) throws IOException {
    Looking looking = new Looking(fingerprint);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {looking}, null);
      int wait = Math.toIntExact(patience.connect().toMillis());
      try (Socket plain = new Socket()) {
        plain.connect(new InetSocketAddress(host, port), wait);
        plain.setSoTimeout(Math.toIntExact(patience.silence().toMillis()));
        try (SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
          socket.startHandshake();
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform speaks TLS", e);
    } catch (IOException e) {
      if (looking.looked && looking.found == null) {
        throw new StrangerException();
      }
      throw e;
    }
    X509Certificate found = looking.found;
    if (found == null) {
      throw new StrangerException();
    }
    return found;
  }

  /** Accepts a chain that holds the certificate looked for, and no other. */
  private static final class Looking implements X509TrustManager {
    private final byte[] fingerprint;
    private volatile boolean looked;
    private volatile @Nullable X509Certificate found;

    Looking(byte[] fingerprint) {
      this.fingerprint = fingerprint.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      looked = true;
      for (X509Certificate certificate : chain) {
        if (MessageDigest.isEqual(digest(certificate), fingerprint)) {
          found = certificate;
          return;
        }
      }
      throw new CertificateException("none of the fingerprint");
    }

    private static byte[] digest(X509Certificate certificate) throws CertificateException {
      try {
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      } catch (GeneralSecurityException e) {
        throw new CertificateException(e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
