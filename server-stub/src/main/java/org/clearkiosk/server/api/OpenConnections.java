package org.clearkiosk.server.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.CyclicTimeouts;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that are open. Each has a time by which what is due from its caller has to be
 * there as a whole: an idle timeout alone begins anew with every byte. And an address may have only
 * so many of them.
 */
final class OpenConnections extends CyclicTimeouts<OpenConnections.Visit>
    implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

  private final FrontDoor door;
  private final FrontWatch watch;
  private final Map<EndPoint, Visit> visits = new ConcurrentHashMap<>();
  private final Map<String, Crowd> crowds = new HashMap<>();

  OpenConnections(Scheduler scheduler, FrontDoor door, FrontWatch watch) {
    super(scheduler);
    this.door = door;
    this.watch = watch;
  }

  /** One connection, from its opening to its end. */
  static final class Visit implements Expirable {
    private static final long NEVER = Long.MAX_VALUE;

    private final EndPoint endPoint;
    private final AtomicLong due;
    private @Nullable String network;

    private Visit(EndPoint endPoint, Duration within) {
      this.endPoint = endPoint;
      this.due = new AtomicLong(System.nanoTime() + within.toNanos());
    }

    @Override
    public long getExpireNanoTime() {
      return due.get();
    }
  }

  /** Those of one address, or of one network of IPv6. */
  private static final class Crowd {
    private int open;
    private boolean told;
  }

  /** How many are open. */
  int count() {
    return visits.size();
  }

  /** A caller has connected and said nothing yet. */
  void opened(EndPoint endPoint) {
    Visit visit = new Visit(endPoint, door.patience().head());
    visits.put(endPoint, visit);
    schedule(visit);
  }

  /** A connection has ended, whoever ended it. */
  void closed(EndPoint endPoint) {
    Visit visit = visits.remove(endPoint);
    if (visit != null) {
      leave(visit);
    }
  }

  /** A request's head is there: now its body is due, and after the answer the next head. */
  void headCame(Request request) {
    EndPoint endPoint = endPoint(request);
    expect(endPoint, door.patience().body());
    Request.addCompletionListener(request, failure -> expect(endPoint, door.patience().nextHead()));
  }

  /** A request is there as a whole: now its sender has to take the answer. */
  void bodyCame(Request request) {
    expect(endPoint(request), door.patience().answer());
  }

  private void expect(EndPoint endPoint, Duration within) {
    Visit visit = visits.get(endPoint);
    if (visit != null) {
      visit.due.set(System.nanoTime() + within.toNanos());
      schedule(visit);
    }
  }

  @Override
  protected Iterator<Visit> iterator() {
    return visits.values().iterator();
  }

  /** It stays among the open ones until it is closed. */
  @Override
  protected boolean onExpired(Visit visit) {
    if (visit.due.getAndSet(Visit.NEVER) != Visit.NEVER) {
      watch.turnedAway(FrontWatch.Reason.LATE);
      visit.endPoint.close(new TimeoutException("what was due did not come in time"));
    }
    return false;
  }

  /**
   * Who calls is known as soon as TLS begins: what a proxy says of it comes before. It costs
   * nothing yet then.
   */
  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      EndPoint endPoint = connection.getEndPoint();
      if (endPoint.getRemoteSocketAddress() instanceof InetSocketAddress caller
          && caller.getAddress() != null) {
        admit(endPoint, caller.getAddress());
      } else {
        turnAway(endPoint, FrontWatch.Reason.UNNAMED);
      }
    }
  }

  /** A connection of a proxy does not say who calls. */
  void unnamed(EndPoint endPoint) {
    turnAway(endPoint, FrontWatch.Reason.UNNAMED);
  }

  private void admit(EndPoint endPoint, InetAddress caller) {
    Visit visit = visits.get(transport(endPoint));
    if (visit != null && !enter(visit, caller)) {
      turnAway(endPoint, FrontWatch.Reason.CROWDED);
    }
  }

  private void turnAway(EndPoint endPoint, FrontWatch.Reason reason) {
    watch.turnedAway(reason);
    endPoint.close();
  }

  private synchronized boolean enter(Visit visit, InetAddress caller) {
    boolean closedMeanwhile = visits.get(visit.endPoint) != visit;
    if (door.connectionsPerAddress() == 0 || caller.isLoopbackAddress() || closedMeanwhile) {
      return true;
    }
    String network = CallerNetwork.of(caller);
    Crowd crowd = crowds.computeIfAbsent(network, name -> new Crowd());
    if (crowd.open >= door.connectionsPerAddress()) {
      if (!crowd.told) {
        crowd.told = true;
        LOG.warn(
            "{} has {} connections open, as many as one address may; more are refused",
            network,
            crowd.open);
      }
      return false;
    }
    crowd.open++;
    visit.network = network;
    return true;
  }

  private synchronized void leave(Visit visit) {
    String network = visit.network;
    Crowd crowd = network == null ? null : crowds.get(network);
    if (network != null && crowd != null) {
      crowd.open--;
      if (crowd.open == 0) {
        crowds.remove(network);
      }
    }
  }

  private static EndPoint endPoint(Request request) {
    return transport(request.getConnectionMetaData().getConnection().getEndPoint());
  }

  /** The socket's own, below TLS and below what a proxy said. */
  private static EndPoint transport(EndPoint endPoint) {
    EndPoint below = endPoint;
    while (below instanceof EndPoint.Wrapper wrapper) {
      below = wrapper.unwrap();
    }
    return below;
  }
}
