package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.util.Optional;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.fault.ReaderFault;
import org.clearkiosk.sim.fault.ServiceFault;
import org.clearkiosk.sim.proxy.NetworkProxy;

/** Lets faults happen where they are asked for. */
final class Faults {
  private final Simulator simulator;

  Faults(Simulator simulator) {
    this.simulator = simulator;
  }

  /** A fault at its usual place; the end of all mishaps ends them everywhere. */
  void happen(Fault fault) throws IOException {
    if (fault instanceof Fault.None) {
      endAll();
    } else {
      happen(Place.usual(fault), fault);
    }
  }

  /** Where something cannot be ended, all else is; then it is told. */
  private void endAll() throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (Place place : simulator.places()) {
      try {
        happen(place, new Fault.None());
      } catch (IOException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  void happen(Place place, Fault fault) throws IOException {
    switch (place) {
      case SERIAL -> atSerial(fault);
      case PCSCD -> atService(fault);
      case SERVER -> atServer(fault);
      case SLOT_0, SLOT_1, SLOT_2, SLOT_3 -> atSlot(place.slot().orElseThrow(), fault);
    }
  }

  private void atSlot(int slot, Fault fault) throws IOException {
    if (fault instanceof CardFault mishap) {
      simulator.slot(slot).setFault(mishap);
      if (fault instanceof Fault.None) {
        simulator.daemon().plug(slot / PcscDaemon.SLOTS_PER_READER);
      }
    } else if (fault instanceof ReaderFault.Unplug) {
      simulator.daemon().unplug(slot / PcscDaemon.SLOTS_PER_READER);
    } else if (fault instanceof ReaderFault.Plug) {
      simulator.daemon().plug(slot / PcscDaemon.SLOTS_PER_READER);
    } else if (fault instanceof ReaderFault.DropField) {
      simulator.slot(slot).dropField();
    } else if (fault instanceof ReaderFault.TwoCards second) {
      simulator.tap(slot ^ 1, card(second).label());
    } else {
      throw misplaced(fault, Place.ofSlot(slot));
    }
  }

  private void atSerial(Fault fault) throws IOException {
    SerialReader serial = simulator.serial();
    if (fault instanceof Fault.None none) {
      serial.setFault(none);
      serial.setLineFault(none);
      if (serial.state().path().isPresent()) {
        serial.plug();
      }
    } else if (fault instanceof CardFault mishap) {
      serial.setFault(mishap);
    } else if (fault instanceof LineFault mishap) {
      serial.setLineFault(mishap);
    } else if (fault instanceof ReaderFault.Unplug) {
      serial.unplug();
    } else if (fault instanceof ReaderFault.Plug) {
      serial.plug();
    } else if (fault instanceof ReaderFault.DropField) {
      serial.dropField();
    } else if (fault instanceof ReaderFault.TwoCards second) {
      CardFile card = card(second);
      serial.add(card.label(), VirtualCard.of(card));
    } else {
      throw misplaced(fault, Place.SERIAL);
    }
  }

  private void atService(Fault fault) throws IOException {
    if (fault instanceof Fault.None) {
      simulator.daemon().start();
    } else if (fault instanceof ServiceFault deed) {
      switch (deed) {
        case KILL -> simulator.daemon().kill();
        case STOP -> simulator.daemon().stop();
        case START -> simulator.daemon().start();
        case RESTART -> simulator.daemon().restart();
      }
    } else {
      throw misplaced(fault, Place.PCSCD);
    }
  }

  private void atServer(Fault fault) throws IOException {
    if (!(fault instanceof NetworkFault mishap)) {
      throw misplaced(fault, Place.SERVER);
    }
    Optional<NetworkProxy> proxy = simulator.proxy();
    if (proxy.isPresent()) {
      proxy.get().setFault(mishap);
    } else if (!(fault instanceof Fault.None)) {
      throw new IllegalStateException(
          "there is no proxy for it to happen on; bin/sim proxy start, or the window, opens one");
    }
  }

  private CardFile card(ReaderFault.TwoCards fault) {
    Optional<CardFile> card = simulator.deck().find(fault.card());
    return card.orElseThrow(
        () ->
            new IllegalArgumentException(
                "the deck has no card " + fault.card() + "; bin/sim cards lists them"));
  }

  private static IllegalArgumentException misplaced(Fault fault, Place place) {
    return new IllegalArgumentException(
        "\""
            + fault.text()
            + "\" cannot happen at "
            + place.word()
            + "; bin/sim fault --list says"
            + " where it can");
  }
}
