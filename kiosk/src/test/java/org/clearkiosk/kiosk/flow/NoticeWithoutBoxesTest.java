package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Before the window no notice has boxes (W2), also where the hall has finished the step: what was
 * done is told at once, and an empty notice never says that all is done.
 */
class NoticeWithoutBoxesTest {
  @Test
  void whatTheHallHasDoneIsToldAtOnce() {
    Step told = accepted(Samples.doneElsewhere());
    assertThat(told.next()).isInstanceOf(State.DoneElsewhere.class);
    assertThat(told.next().maskedName()).contains(Samples.MASKED_NAME);
    assertThat(told.effects()).containsExactly(new Effect.EndSession(Samples.SESSION));
  }

  @Test
  void anEarlierReceiptIsShownAtOnce() {
    Step told = accepted(Samples.notice(Verdict.ALREADY_DONE));
    assertThat(((State.ReceiptShown) told.next()).receipt()).isEqualTo(Samples.RECEIPT);
    assertThat(told.effects()).containsExactly(new Effect.EndSession(Samples.SESSION));
  }

  private static Step accepted(Notice notice) {
    JsonObject without = Json.GSON.toJsonTree(notice).getAsJsonObject();
    without.add("offices", new JsonArray());
    State checking = Objects.requireNonNull(Samples.states().get("CheckingPassword"));
    return Flow.arrive(
        checking,
        new Event.PasswordAccepted(new Attempt(7), Json.GSON.fromJson(without, Notice.class)));
  }
}
