package org.clearkiosk.server.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory;

/**
 * Takes from certain addresses, and from no others, who calls: their connections begin with the
 * header of the PROXY protocol, and are ended when they do not. To everyone else the header is
 * bytes that are no TLS, so nobody can call themselves another.
 */
final class TrustedProxies extends ProxyConnectionFactory {
  private static final String TLS = "SSL";

  private final Set<InetAddress> proxies;
  private final OpenConnections connections;

  TrustedProxies(Set<InetAddress> proxies, OpenConnections connections) {
    super(TLS);
    this.proxies = proxies;
    this.connections = connections;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress caller
            && proxies.contains(caller.getAddress())
        ? super.newConnection(connector, endPoint)
        : connector.getConnectionFactory(TLS).newConnection(connector, endPoint);
  }

  /** What begins otherwise. */
  @Override
  protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer begin) {
    connections.unnamed(endPoint);
  }
}
