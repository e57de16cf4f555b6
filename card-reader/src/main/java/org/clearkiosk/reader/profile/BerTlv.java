package org.clearkiosk.reader.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes BER-TLV apart (ISO/IEC 7816-4, 6.3; ISO/IEC 8825-1). Reads what anyone may have written on
 * a card, so it knows no exception: bytes are well-formed, or there is no result.
 *
 * <p>Narrower than the standard, since a card file has at most 256 bytes: tags of at most two
 * bytes, lengths of at most two bytes, no indefinite length, no padding between objects.
 */
final class BerTlv {
  private static final int LONG_TAG = 0x1F;
  private static final int TAG_CONTINUES = 0x80;
  private static final int LONGEST_SHORT_LENGTH = 0x7F;
  private static final int ONE_LENGTH_BYTE = 0x81;
  private static final int TWO_LENGTH_BYTES = 0x82;

  private BerTlv() {}

  /**
   * The object that begins at a place, if it is well-formed and ends within the limit.
   *
   * @param limit exclusive, at most the number of bytes
   */
  static Optional<TlvObject> objectAt(byte[] bytes, int start, int limit) {
    return header(bytes, start, limit).filter(object -> object.end() <= limit);
  }

  /**
   * Tag and length of the object that begins at a place, if these two are well-formed; its value
   * may reach beyond the limit.
   */
  static Optional<TlvObject> header(byte[] bytes, int start, int limit) {
    int position = start;
    if (position >= limit) {
      return Optional.empty();
    }
    int tag = bytes[position++] & 0xFF;
    if ((tag & LONG_TAG) == LONG_TAG) {
      if (position >= limit || (bytes[position] & TAG_CONTINUES) != 0) {
        return Optional.empty();
      }
      tag = tag << 8 | (bytes[position++] & 0xFF);
    }
    if (tag == 0 || position >= limit) {
      return Optional.empty();
    }
    int length = bytes[position++] & 0xFF;
    if (length > LONGEST_SHORT_LENGTH) {
      int lengthBytes =
          length == ONE_LENGTH_BYTE ? 1 : length == TWO_LENGTH_BYTES ? 2 : Integer.MAX_VALUE;
      if (lengthBytes > limit - position) {
        return Optional.empty();
      }
      length = 0;
      for (int index = 0; index < lengthBytes; index++) {
        length = length << 8 | (bytes[position++] & 0xFF);
      }
    }
    return Optional.of(new TlvObject(tag, start, position, position + length));
  }

  /** The objects that fill a stretch of bytes, in order; none when they do not fill it exactly. */
  static Optional<List<TlvObject>> objects(byte[] bytes, int start, int limit) {
    List<TlvObject> objects = new ArrayList<>();
    int position = start;
    while (position < limit) {
      Optional<TlvObject> object = objectAt(bytes, position, limit);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      objects.add(object.get());
      position = object.get().end();
    }
    return Optional.of(objects);
  }
}
