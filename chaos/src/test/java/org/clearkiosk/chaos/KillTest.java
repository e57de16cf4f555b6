package org.clearkiosk.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.clearkiosk.load.Answer;
import org.clearkiosk.load.Ledger;
import org.clearkiosk.load.ServerData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server is killed under load; and the judge finds what is put before it to be found. */
class KillTest {
  private static final int STUDENTS = 600;

  @Test
  void aKilledServerLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
    Kill kill = new Kill(Databases.sqlite(), STUDENTS);
    SplittableRandom random = new SplittableRandom(2012);
    try (Campaign campaign = kill.newCampaign(folder)) {
      assertThat(kill.strike(campaign, random).verdict()).isEqualTo(Verdict.CLEAN);
      assertThat(campaign.settleAndJudge()).isEqualTo(Verdict.CLEAN);
      assertThat(campaign.judgeAsOperator()).isEqualTo(Verdict.CLEAN);
      assertThat(campaign.ledger().counts().acknowledged()).isPositive();
      assertThat(campaign.ledger().counts().unknown()).isZero();
      theJudgeFinds(folder, campaign.ledger().entries());
    }
  }

  /** Ledgers that say what did not happen. */
  private static void theJudgeFinds(Path folder, List<Ledger.Entry> entries) throws Exception {
    Ledger.Entry there =
        entries.stream()
            .filter(entry -> entry.answer() instanceof Answer.Acknowledged)
            .findFirst()
            .orElseThrow();
    Answer another = new Answer.Acknowledged("0612-L9999-0001");
    Answer refused = new Answer.Refused("hall");
    assertThat(judged(folder, entries, there, another).lost()).isEqualTo(1);
    assertThat(judged(folder, entries, there, refused).wrong()).isEqualTo(1);
    assertThat(judged(folder, entries, there, new Answer.Unknown("no answer")).wrong())
        .isEqualTo(1);
    Ledger.Entry first = entries.get(0);
    List<Ledger.Entry> oneLess = entries.stream().filter(entry -> !entry.equals(there)).toList();
    assertThat(judged(folder, oneLess, first, Objects.requireNonNull(first.answer())).wrong())
        .isEqualTo(1);
  }

  private static Verdict judged(
      Path folder, List<Ledger.Entry> entries, Ledger.Entry changed, Answer answer)
      throws Exception {
    try (Ledger ledger = Ledger.open(folder.resolve("told-otherwise"))) {
      for (Ledger.Entry entry : entries) {
        ledger.sent(entry.confirmation());
        Answer told = entry.equals(changed) ? answer : entry.answer();
        ledger.answered(entry.confirmation(), Objects.requireNonNull(told));
      }
      return new Judge(ServerData.sqlite(folder.resolve("data"))).judge(ledger);
    }
  }
}
