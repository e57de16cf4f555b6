package org.clearkiosk.server.receipt;

import java.util.List;
import java.util.Optional;

/**
 * All public keys with which receipts were ever signed, as a JSON Web Key Set (RFC 7517, 5).
 *
 * @param keys the keys, the oldest first
 */
public record PublicKeySet(List<PublicKeyJson> keys) {
  /** The media type of a set (RFC 7517, 8.5.2). */
  public static final String MEDIA_TYPE = "application/jwk-set+json";

  public PublicKeySet {
    keys = List.copyOf(keys);
  }

  /** The key of an id. */
  public Optional<PublicKeyJson> find(String id) {
    return keys.stream().filter(key -> key.kid().equals(id)).findFirst();
  }
}
