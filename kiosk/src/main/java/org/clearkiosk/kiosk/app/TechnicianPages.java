package org.clearkiosk.kiosk.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.app.technician.EventsPage;
import org.clearkiosk.kiosk.app.technician.OutboxPage;
import org.clearkiosk.kiosk.app.technician.ReaderPage;
import org.clearkiosk.kiosk.app.technician.SelfTest;
import org.clearkiosk.kiosk.app.technician.ServerPage;
import org.clearkiosk.kiosk.app.technician.VersionsPage;
import org.clearkiosk.kiosk.device.Readers;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/** Where each of the technician's pages has from what it shows. */
record TechnicianPages(
    KioskSettings settings,
    TerminalName name,
    BusinessClock clock,
    Readers readers,
    Keeper keeper,
    Heartbeats heartbeats,
    RecentEvents recent) {

  /** What finds out each page; the tests of touch and screen need no finding out. */
  Map<TechnicianPage, Supplier<TechnicianReport>> pages() {
    ReaderPage reader = new ReaderPage(readers::standings);
    ServerPage server =
        new ServerPage(
            name.server()::today,
            name::place,
            name::certificateEnd,
            heartbeats::clockOffset,
            System::nanoTime);
    Map<TechnicianPage, Supplier<TechnicianReport>> pages = new EnumMap<>(TechnicianPage.class);
    pages.put(
        TechnicianPage.SELF_TEST,
        new SelfTest(
            reader,
            server,
            settings.data(),
            settings.data().resolve(Logs.FILE),
            new ScreenCheck(settings.screen())));
    pages.put(TechnicianPage.READERS, reader);
    pages.put(TechnicianPage.SERVER, server);
    pages.put(TechnicianPage.OUTBOX, new OutboxPage(keeper::kept));
    pages.put(TechnicianPage.EVENTS, new EventsPage(recent::lines));
    pages.put(
        TechnicianPage.VERSIONS,
        new VersionsPage(Heartbeats.version(), clock::today, System::nanoTime, System.nanoTime()));
    return pages;
  }
}
