package org.clearkiosk.sim.vpcd;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.fault.Bits;
import org.clearkiosk.sim.fault.CardFault;

/** Slots on which a mishap happens, each kind in its own way. */
public final class FaultySlot implements CardFault.Cases<CardSlot> {
  private static final int STATUS_WORD = 2;

  private final CardSlot slot;

  private FaultySlot(CardSlot slot) {
    this.slot = slot;
  }

  /** A slot on which a fault happens, from its beginning. */
  public static CardSlot of(CardFault fault, CardSlot slot) {
    return fault.match(new FaultySlot(slot));
  }

  @Override
  public CardSlot none() {
    return slot;
  }

  @Override
  public CardSlot mute(CardFault.Mute fault) {
    return new SlotDecorator(slot) {
      @Override
      public SlotReply transmit(byte[] command) {
        return new SlotReply.Silence();
      }
    };
  }

  @Override
  public CardSlot slow(CardFault.Slow fault) {
    Supplier<Duration> delays = fault.delay().sequence();
    return new SlotDecorator(slot) {
      @Override
      public SlotReply transmit(byte[] command) {
        return new SlotReply.Delayed(delays.get(), super.transmit(command));
      }
    };
  }

  @Override
  public CardSlot tear(CardFault.Tear fault) {
    return new SlotDecorator(slot) {
      private int received;

      @Override
      public SlotReply transmit(byte[] command) {
        received++;
        return received < fault.commands() ? super.transmit(command) : new SlotReply.Departure();
      }
    };
  }

  @Override
  public CardSlot tearAfter(CardFault.TearAfter fault) {
    return new SlotDecorator(slot) {
      private long passed;

      @Override
      public SlotReply transmit(byte[] command) {
        passed += command.length;
        if (passed >= fault.bytes()) {
          return new SlotReply.Departure();
        }
        return super.transmit(command).with(this::passing);
      }

      private SlotReply passing(SlotReply reply) {
        if (reply instanceof SlotReply.Answer answer) {
          passed += answer.bytes().length();
        }
        return passed >= fault.bytes() ? new SlotReply.Departure() : reply;
      }
    };
  }

  @Override
  public CardSlot bitNoise(CardFault.BitNoise fault) {
    Random chance = new Random(fault.seed());
    return new Altered(slot) {
      @Override
      byte[] altered(byte[] answer) {
        return Bits.turned(answer, fault.perMillion(), chance);
      }
    };
  }

  @Override
  public CardSlot shortAnswer(CardFault.ShortAnswer fault) {
    return new Altered(slot) {
      @Override
      byte[] altered(byte[] answer) {
        int lost = Math.max(0, answer.length - STATUS_WORD - 1);
        if (answer.length < 2) {
          return answer; // the driver takes no empty answer
        }
        byte[] shorter = Arrays.copyOf(answer, answer.length - 1);
        System.arraycopy(answer, lost + 1, shorter, lost, answer.length - lost - 1);
        return shorter;
      }
    };
  }

  /** A card whose answers arrive changed. */
  private abstract static class Altered extends SlotDecorator {
    Altered(CardSlot inner) {
      super(inner);
    }

    abstract byte[] altered(byte[] answer);

    @Override
    public final SlotReply transmit(byte[] command) {
      return super.transmit(command)
          .with(
              reply ->
                  reply instanceof SlotReply.Answer answer
                      ? new SlotReply.Answer(ByteString.of(altered(answer.bytes().toArray())))
                      : reply);
    }
  }
}
