package org.clearkiosk.server.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks a chain from its first entry, one entry at a time and in bounded memory, and finds the
 * first that is not as it was written. Not for several threads.
 *
 * <p>Whoever can write into the database can cut entries off the end, or write the chain anew from
 * some position on, and leave a chain that is whole in itself. Only a head that was noted down
 * elsewhere shows that.
 */
public final class ChainCheck {
  private final TreeMap<Long, String> noted = new TreeMap<>();
  private ChainHead last = ChainHead.EMPTY;

  /**
   * Begins before the first entry.
   *
   * @param noted heads that were noted down earlier
   * @throws IllegalArgumentException when they contradict each other
   */
  public ChainCheck(Collection<ChainHead> noted) {
    for (ChainHead head : noted) {
      String other = this.noted.put(head.position(), head.hash());
      if (other != null && !other.equals(head.hash())) {
        throw new IllegalArgumentException("two heads at position " + head.position());
      }
    }
  }

  /**
   * What is wrong, and where it is first seen.
   *
   * @param position the entry's
   * @param what in words, for an operator
   */
  public record Fault(long position, String what) {}

  /** Looks at the next entry; after a fault the walk is over. */
  public Optional<Fault> next(AuditEntry entry) {
    long expected = last.position() + 1;
    if (entry.position() < expected) {
      return fault(entry.position(), "an entry stands where none can be");
    }
    if (entry.position() > expected) {
      return fault(expected, "the entry is missing");
    }
    if (!entry.hash().equals(Hashes.of(entry))) {
      return fault(expected, "the entry was changed: its hash is not that of its content");
    }
    if (!entry.previousHash().equals(last.hash())) {
      return fault(
          expected, "the entry does not follow the one before it: one of the two was written anew");
    }
    String asNoted = noted.get(expected);
    if (asNoted != null && !asNoted.equals(entry.hash())) {
      return fault(
          expected, "the entry is not the one whose hash was noted down: it was written anew");
    }
    last = entry.head();
    return Optional.empty();
  }

  /**
   * Compares the end of the walk.
   *
   * @param stored the head that the database has on record
   */
  public Optional<Fault> end(ChainHead stored) {
    Map.Entry<Long, String> latest = noted.lastEntry();
    if (latest != null && latest.getKey() > last.position()) {
      return fault(
          last.position() + 1,
          "the chain ends before position %d, which was noted down: entries were cut off"
              .formatted(latest.getKey()));
    }
    if (!stored.equals(last)) {
      return fault(
          last.position() + 1,
          "the head on record is at position %d, the last entry at %d"
              .formatted(stored.position(), last.position()));
    }
    return Optional.empty();
  }

  /** The last entry that was found to be right. */
  public ChainHead last() {
    return last;
  }

  private static Optional<Fault> fault(long position, String what) {
    return Optional.of(new Fault(position, what));
  }
}
