package org.clearkiosk.server.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the chain as it is stored; an entry that was tampered with may hold anything.
 *
 * @param position 1, 2, 3 … without gaps
 * @param at when it was noted, in whole milliseconds of real time
 * @param campus where: one chain holds the entries of all campuses
 * @param actor who
 * @param action what, as {@link AuditAction#word()} writes it
 * @param subject the student number; null where it is about no student
 * @param detail a JSON object
 * @param previousHash the hash of the entry before, or {@link Hashes#BEFORE_THE_FIRST}
 * @param hash this entry's hash, 64 hexadecimal digits
 */
public record AuditEntry(
    long position,
    Instant at,
    String campus,
    String actor,
    String action,
    @Nullable String subject,
    String detail,
    String previousHash,
    String hash) {
  public AuditEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(campus, "campus");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(previousHash, "previousHash");
    Objects.requireNonNull(hash, "hash");
  }

  /** Chains an event after a head. */
  public static AuditEntry after(ChainHead head, AuditEvent event, Instant at) {
    AuditEntry open =
        new AuditEntry(
            head.position() + 1,
            at,
            event.campus().value(),
            event.actor().name(),
            event.action().word(),
            event.subject(),
            event.detail(),
            head.hash(),
            "");
    return new AuditEntry(
        open.position(),
        at,
        open.campus(),
        open.actor(),
        open.action(),
        open.subject(),
        open.detail(),
        open.previousHash(),
        Hashes.of(open));
  }

  /** The head of a chain that ends here. */
  public ChainHead head() {
    return new ChainHead(position, hash);
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "AuditEntry[" + position + "]";
  }
}
