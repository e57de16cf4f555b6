package org.clearkiosk.server.feed;

import org.clearkiosk.clearance.model.CampusId;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of a campus's events by a request for each.
 *
 * @param campus whose events
 * @param id which of the campus's subscribers, 8 hexadecimal digits
 * @param url where to, {@code https}
 * @param privateAllowed whether the address may be of this machine or of a private network
 * @param authority the certificates to trust instead of the machine's own, PEM; null for those
 * @param secret what requests are signed with, sealed; see {@code webhook.SecretBox}
 * @param secretKey the id of the key that opens it
 */
public record Subscriber(
    CampusId campus,
    String id,
    String url,
    boolean privateAllowed,
    @Nullable String authority,
    String secret,
    String secretKey) {
  /** Says which; neither secret nor address. */
  @Override
  public String toString() {
    return campus + "/" + id;
  }
}
