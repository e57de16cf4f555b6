package org.clearkiosk.server.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Clients that trust one certification authority and no other, and may show who they are. */
public final class TestTls {
  private static final char[] PASSWORD = "test".toCharArray();

  private TestTls() {}

  /**
   * What a client shows of itself.
   *
   * @param chain its certificate first
   */
  public record Shown(PrivateKey key, List<X509Certificate> chain) {}

  /** A client that shows nothing. */
  public static OkHttpClient client(Path authority) throws IOException, GeneralSecurityException {
    X509TrustManager manager = trust(authority);
    return new OkHttpClient.Builder()
        .sslSocketFactory(sockets(manager, null), manager)
        .protocols(List.of(Protocol.HTTP_1_1))
        .retryOnConnectionFailure(false)
        .build();
  }

  /** The same client, showing who it is. Both share their connections' pool. */
  public static OkHttpClient showing(OkHttpClient client, Shown shown)
      throws IOException, GeneralSecurityException {
    X509TrustManager manager = client.x509TrustManager();
    if (manager == null) {
      throw new IllegalArgumentException("a client of this class has a trust manager");
    }
    return client.newBuilder().sslSocketFactory(sockets(manager, shown), manager).build();
  }

  private static SSLSocketFactory sockets(X509TrustManager manager, @Nullable Shown shown)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        shown == null ? new KeyManager[0] : keys(shown), new TrustManager[] {manager}, null);
    return context.getSocketFactory();
  }

  private static X509TrustManager trust(Path authority)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static KeyManager[] keys(Shown shown) throws IOException, GeneralSecurityException {
    // stays in memory: what PKCS #12 would derive from a password, twice, protects nothing there
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, PASSWORD);
    store.setKeyEntry("terminal", shown.key(), PASSWORD, shown.chain().toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }
}
