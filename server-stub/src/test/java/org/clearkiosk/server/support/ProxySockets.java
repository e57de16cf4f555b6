package org.clearkiosk.server.support;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.HexFormat;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * Sockets as a proxy has them: they come from its address, and begin with the header of the PROXY
 * protocol, version 2, that says who calls. All of 127.0.0.0/8 is this machine, so there are many.
 */
public final class ProxySockets extends SocketFactory {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SIGNATURE = HEX.parseHex("0d0a0d0a000d0a515549540a");
  private static final int VERSION_2_PROXY = 0x21;
  private static final int TCP_4 = 0x11;
  private static final int TCP_6 = 0x21;
  private static final int PORTS = 4;

  private final InetAddress proxy;
  private final byte[] begin;

  private ProxySockets(InetAddress proxy, byte[] begin) {
    this.proxy = proxy;
    this.begin = begin;
  }

  /** The same client, calling through the proxy, whose connections say that someone calls. */
  public static OkHttpClient client(OkHttpClient client, InetAddress proxy, String caller)
      throws IOException {
    return with(client, of(proxy, caller));
  }

  /** The same client over other sockets. A pool would not tell connections apart by these. */
  public static OkHttpClient with(OkHttpClient client, SocketFactory sockets) {
    return client.newBuilder().socketFactory(sockets).connectionPool(new ConnectionPool()).build();
  }

  /** Sockets that say that someone calls. */
  public static ProxySockets of(InetAddress proxy, String caller) throws IOException {
    return new ProxySockets(proxy, header(InetAddress.getByName(caller)));
  }

  /** Sockets from an address that begin with nothing. */
  public static ProxySockets silent(InetAddress from) {
    return new ProxySockets(from, new byte[0]);
  }

  private static byte[] header(InetAddress caller) throws IOException {
    byte[] address = caller.getAddress();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    out.writeByte(VERSION_2_PROXY);
    out.writeByte(caller instanceof Inet4Address ? TCP_4 : TCP_6);
    out.writeShort(2 * address.length + PORTS);
    out.write(address);
    out.write(address);
    out.writeShort(40_000);
    out.writeShort(8_443);
    return bytes.toByteArray();
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress server, int timeoutMilliseconds) throws IOException {
        bind(new InetSocketAddress(proxy, 0));
        super.connect(server, timeoutMilliseconds);
        getOutputStream().write(begin);
      }
    };
  }

  @Override
  public Socket createSocket(InetAddress server, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(server, port), 0);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("a proxy's sockets come from its own address");
  }

  @Override
  public Socket createSocket(InetAddress server, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("a proxy's sockets come from its own address");
  }
}
