package org.clearkiosk.server.support;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is not as the OpenAPI document says is noticed. */
class ContractTest {
  private static void check(String type, String body) {
    Contract.check(
        "GET",
        "/v1/receipt-keys",
        new Terminal.Reply(200, body, Headers.of("Content-Type", type, "Request-Id", "x")));
  }

  @Test
  void whatIsAsTheDocumentSaysIsTaken() {
    assertThatNoException().isThrownBy(() -> check("application/jwk-set+json", "{\"keys\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\":null}",
        "{\"keys\":[],\"more\":1}",
        "{\"keys\":[{\"kty\":\"OKP\"}]}"
      })
  void anotherShapeIsNot(String body) {
    assertThatThrownBy(() -> check("application/jwk-set+json", body))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void noMoreIsAnotherMediaType() {
    assertThatThrownBy(() -> check("application/json", "{\"keys\":[]}"))
        .isInstanceOf(AssertionError.class);
  }
}
