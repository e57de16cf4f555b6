package org.clearkiosk.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.clearkiosk.clearance.wire.Json;

/**
 * One connection: HTTP/1.1 over TLS, kept open from request to request, one request at a time. It
 * understands what the central server answers, and no more. Not for several threads.
 */
final class Connection implements Closeable {
  private static final int LONGEST_HEAD = 8 * 1024;
  private static final int MOST_CHUNK_DIGITS = 6;

  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[16 * 1024];
  private int next;
  private int end;

  private Connection(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Connects; the server's certificate has to be for the host that the address names. */
  static Connection open(SSLSocketFactory tls, InetSocketAddress address, Patience patience)
      throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()),
          patience.connectMilliseconds());
      plain.setSoTimeout(patience.connectMilliseconds());
      plain.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SSLSocket socket =
          (SSLSocket) tls.createSocket(plain, address.getHostString(), address.getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.setSoTimeout(patience.answerMilliseconds());
      return new Connection(socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** Sends a request and waits for its answer. After an exception the connection is of no use. */
  Reply exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    int status = status(line());
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring("content-length:".length()).strip(), 10);
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      } else if (lower.startsWith("connection:")) {
        last = lower.endsWith("close");
      }
    }
    byte[] body = chunked ? chunks() : bytes(length);
    if (last) {
      close();
    }
    return new Reply(status, body);
  }

  boolean closed() {
    return socket.isClosed();
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
      throw new ProtocolException("no answer of HTTP/1.1");
    }
    return number(line.substring(9, 12), 10);
  }

  private static int number(String digits, int radix) throws IOException {
    try {
      int number = Integer.parseInt(digits, radix);
      if (number >= 0 && number <= Json.MAXIMUM_BYTES) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new ProtocolException("a number that is none, or too large");
  }

  private byte[] chunks() throws IOException {
    byte[] all = new byte[0];
    while (true) {
      String digits = line();
      if (digits.length() > MOST_CHUNK_DIGITS) {
        throw new ProtocolException("a chunk that is too large");
      }
      byte[] chunk = bytes(number(digits, 16));
      line();
      if (chunk.length == 0) {
        return all;
      }
      number(Integer.toString(all.length + chunk.length), 10);
      byte[] longer = Arrays.copyOf(all, all.length + chunk.length);
      System.arraycopy(chunk, 0, longer, all.length, chunk.length);
      all = longer;
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int have = 0;
    while (have < length) {
      fill();
      int part = Math.min(end - next, length - have);
      System.arraycopy(buffer, next, bytes, have, part);
      next += part;
      have += part;
    }
    return bytes;
  }

  /** A line without its end. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      fill();
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
      if (line.length() > LONGEST_HEAD) {
        throw new ProtocolException("a line that is too long");
      }
      if (next < end) {
        next++;
        int length = line.length();
        boolean returned = length > 0 && line.charAt(length - 1) == '\r';
        return returned ? line.substring(0, length - 1) : line.toString();
      }
    }
  }

  private void fill() throws IOException {
    if (next < end) {
      return;
    }
    next = 0;
    end = 0;
    int read = in.read(buffer);
    if (read <= 0) {
      throw new EOFException("the connection ended");
    }
    end = read;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is given up anyway
    }
  }
}
