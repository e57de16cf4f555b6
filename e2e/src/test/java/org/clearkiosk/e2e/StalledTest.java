package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ThreadStartEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.ThreadStartRequest;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A debugger holds one thread of a running kiosk: the kiosk has to notice it by itself. */
@Execution(ExecutionMode.CONCURRENT)
class StalledTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern LISTENING = Pattern.compile("Listening .* at address: (\\d+)");
  private static final int STALLED = 70;

  @ParameterizedTest
  @CsvSource({"AWT-EventQueue-0, AWT-EventQueue", "flow, flow"})
  void aThreadThatStandsStillEndsTheProcessForItsSupervisor(String thread, String named)
      throws Exception {
    try (Campus campus = Campus.withoutServer()) {
      Kiosk kiosk =
          campus.startKiosk(
              new KioskSettings(URI.create("https://127.0.0.1:1"), campus.kioskData(), List.of()),
              Map.of(
                  "JAVA_TOOL_OPTIONS",
                  "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"));
      String port =
          kiosk
              .process()
              .await(
                  "the debugger's port",
                  0,
                  LIMIT,
                  line ->
                      Optional.of(LISTENING.matcher(line))
                          .filter(Matcher::find)
                          .map(match -> match.group(1)));
      kiosk.await("Starting", LIMIT);
      VirtualMachine machine = attach(port);

      // Before there is one, its supervisor's own limit for a start is what helps
      ThreadReference unused = running(machine, "watchdog");
      running(machine, thread).suspend();

      assertThat(kiosk.process().awaitEnd(LIMIT)).isEqualTo(STALLED);
      assertThat(Files.readString(campus.kioskData().resolve("kiosk.log")))
          .contains("The thread " + named + " stands still")
          .contains("\"" + thread + "\"");
    }
  }

  /** A thread of the kiosk by its name, once it has been started. */
  private static ThreadReference running(VirtualMachine machine, String name)
      throws InterruptedException {
    ThreadStartRequest starts = machine.eventRequestManager().createThreadStartRequest();
    starts.setSuspendPolicy(EventRequest.SUSPEND_NONE);
    starts.enable();
    Optional<ThreadReference> there =
        machine.allThreads().stream().filter(thread -> thread.name().equals(name)).findFirst();
    while (there.isEmpty()) {
      EventSet events = machine.eventQueue().remove(LIMIT.toMillis());
      assertThat(events).as("the start of the thread " + name).isNotNull();
      there =
          events.stream()
              .filter(ThreadStartEvent.class::isInstance)
              .map(event -> ((ThreadStartEvent) event).thread())
              .filter(thread -> thread.name().equals(name))
              .findFirst();
    }
    return there.get();
  }

  private static VirtualMachine attach(String port) throws Exception {
    AttachingConnector sockets =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = sockets.defaultArguments();
    Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
    Objects.requireNonNull(arguments.get("port")).setValue(port);
    return sockets.attach(arguments);
  }
}
