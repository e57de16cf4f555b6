package org.clearkiosk.server.webhook;

import java.util.HexFormat;
import okhttp3.HttpUrl;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.feed.Subscriber;
import org.clearkiosk.server.identity.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that was just made, with its secret in the clear for the only time.
 *
 * @param subscriber as it is kept
 * @param secret what it checks signatures with: {@code whsec_} and base64
 */
public record NewSubscriber(Subscriber subscriber, String secret) {
  private static final int ID_BYTES = 4;
  private static final int LONGEST_URL = 1000;

  /**
   * Makes a subscriber.
   *
   * @param authority the certificates to trust instead of the machine's own, PEM
   * @throws IllegalArgumentException when the address or the certificates cannot be used; the
   *     message says why
   */
  public static NewSubscriber of(
      SecretBox box,
      CampusId campus,
      String url,
      boolean privateAllowed,
      @Nullable String authority) {
    checkUrl(url, privateAllowed);
    if (authority != null) {
      Trust.of(authority);
    }
    Subscriber open =
        new Subscriber(
            campus,
            HexFormat.of().formatHex(Secrets.bytes(ID_BYTES)),
            url,
            privateAllowed,
            authority,
            "",
            box.id());
    String secret = Signature.newSecret();
    return new NewSubscriber(
        new Subscriber(
            campus,
            open.id(),
            url,
            privateAllowed,
            authority,
            box.seal(secret, SecretBox.boundTo(open)),
            box.id()),
        secret);
  }

  private static void checkUrl(String text, boolean privateAllowed) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || !url.isHttps() || text.length() > LONGEST_URL) {
      throw new IllegalArgumentException("write the address as https://HOST[:PORT]/PATH");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
      throw new IllegalArgumentException(
          "no user, password or #fragment in the address: requests are signed instead");
    }
    if (!privateAllowed && Addresses.isLiteralOfPrivateNetwork(url.host())) {
      throw new IllegalArgumentException(
          "%s is of this machine or a private network: --allow-private, if that is meant"
              .formatted(url.host()));
    }
  }

  /** The host of its address: what may be shown where the path may not. */
  public String host() {
    return HttpUrl.get(subscriber.url()).host();
  }

  /** Says which, and not the secret. */
  @Override
  public String toString() {
    return "NewSubscriber[" + subscriber + "]";
  }
}
