package org.clearkiosk.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.IPAddress;

/**
 * The server's key and certificate (EC P-256), signed by a certification authority of its own that
 * is made at the first start. Terminals trust that authority's certificate and no other.
 *
 * <p>The server's certificate is made anew when it is about to end, names other hosts, or does not
 * belong to the key beside it, as when the last renewal was cut off; the authority's stays, so no
 * terminal has to be touched.
 */
public final class ServerIdentity {
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
  private static final Duration SERVER_LIFETIME = Duration.ofDays(397);
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
  private static final X500Name SERVER_NAME = new X500Name("CN=Clearance Kiosk server");

  private final Path folder;
  private final Set<String> names;
  private final CertifiedKey authority;
  private final CertifiedKey server;

  private ServerIdentity(
      Path folder, Set<String> names, CertifiedKey authority, CertifiedKey server) {
    this.folder = folder;
    this.names = names;
    this.authority = authority;
    this.server = server;
  }

  /**
   * Reads the keys and certificates from their folder; what is missing is made.
   *
   * @param folder where {@code ca.pem}, {@code server.pem} and their keys lie
   * @param hosts further names and addresses under which terminals reach the server, beside {@code
   *     localhost} and {@code 127.0.0.1}
   * @param now the machine's time: certificates are looked at by real clocks
   */
  public static ServerIdentity open(Path folder, Collection<String> hosts, Instant now)
      throws IOException, GeneralSecurityException {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    for (String host : hosts) {
      names.add(asInCertificates(host));
    }
    CertifiedKey authority = openAuthority(folder, now);
    Optional<CertifiedKey> known =
        CertifiedKey.read(folder, "server").filter(key -> serves(key, authority, names, now));
    return known.isPresent()
        ? new ServerIdentity(folder, names, authority, known.get())
        : withNewServer(folder, names, authority, now);
  }

  /**
   * The same as long as it serves; otherwise one with a new key and certificate, signed by the same
   * authority and kept in the folder.
   *
   * @param now the machine's time
   */
  public ServerIdentity renewed(Instant now) throws IOException, GeneralSecurityException {
    return serves(server, authority, names, now)
        ? this
        : withNewServer(folder, names, authority, now);
  }

  /** An address in the one form in which Java tells a certificate's: 2001:db8:0:0:0:0:0:1. */
  private static String asInCertificates(String host) throws UnknownHostException {
    return IPAddress.isValid(host) ? InetAddress.getByName(host).getHostAddress() : host;
  }

  private static ServerIdentity withNewServer(
      Path folder, Set<String> names, CertifiedKey authority, Instant now)
      throws IOException, GeneralSecurityException {
    try {
      CertifiedKey server = server(authority, names, now);
      server.write(folder, "server");
      return new ServerIdentity(folder, names, authority, server);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(
          "this Java platform cannot sign with " + Certificates.SIGNATURE, e);
    }
  }

  private static CertifiedKey openAuthority(Path folder, Instant now)
      throws IOException, GeneralSecurityException {
    Optional<CertifiedKey> known = CertifiedKey.read(folder, "ca");
    if (known.isPresent()) {
      return known.get();
    }
    try {
      CertifiedKey authority = newAuthority(now);
      authority.write(folder, "ca");
      return authority;
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(
          "this Java platform cannot sign with " + Certificates.SIGNATURE, e);
    }
  }

  /** The authority alone, made where there is none yet, so that terminals can be told of it. */
  public static TerminalAuthority authority(Path folder, Instant now)
      throws IOException, GeneralSecurityException {
    return new TerminalAuthority(openAuthority(folder, now));
  }

  /** The authority, as far as terminals go. */
  public TerminalAuthority authority() {
    return new TerminalAuthority(authority);
  }

  /** The server's own certificate. */
  public X509Certificate certificate() {
    return server.certificate();
  }

  /**
   * The key and the chain as Java's TLS takes them.
   *
   * @param password with which the key is wrapped; it never leaves the process
   */
  public KeyStore keyStore(char[] password) throws IOException, GeneralSecurityException {
    // stays in memory: what PKCS #12 would derive from a password, twice, protects nothing there
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, password);
    Certificate[] chain = {server.certificate(), authority.certificate()};
    store.setKeyEntry("server", server.key(), password, chain);
    return store;
  }

  private static boolean serves(
      CertifiedKey key, CertifiedKey authority, Set<String> names, Instant now) {
    X509Certificate certificate = key.certificate();
    try {
      certificate.verify(authority.certificate().getPublicKey());
      Set<String> named =
          certificate.getSubjectAlternativeNames().stream()
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.toSet());
      return named.equals(names)
          && key.belongTogether()
          && (end(key).isAfter(now.plus(RENEWED_BEFORE_END)) || end(key).equals(end(authority)));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Instant end(CertifiedKey of) {
    return of.certificate().getNotAfter().toInstant();
  }

  private static CertifiedKey newAuthority(Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = Certificates.keyPair();
    JcaX509v3CertificateBuilder builder =
        Certificates.builder(
            Certificates.AUTHORITY_NAME, pair.getPublic(), now, now.plus(AUTHORITY_LIFETIME));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    return new CertifiedKey(pair.getPrivate(), Certificates.sign(builder, pair.getPrivate()));
  }

  private static CertifiedKey server(CertifiedKey authority, Set<String> names, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = Certificates.keyPair();
    // none outlives the authority: what it signs is trusted no longer than it is
    Instant end = Collections.min(List.of(now.plus(SERVER_LIFETIME), end(authority)));
    JcaX509v3CertificateBuilder builder =
        Certificates.builder(SERVER_NAME, pair.getPublic(), now, end);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils()
            .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
    builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
    return new CertifiedKey(pair.getPrivate(), Certificates.sign(builder, authority.key()));
  }

  private static GeneralNames alternativeNames(Set<String> names) {
    List<GeneralName> all = new ArrayList<>();
    for (String name : names) {
      int kind = IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName;
      all.add(new GeneralName(kind, name));
    }
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }
}
