package org.clearkiosk.cardtool.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every check before machines on which just one thing is wrong. */
class DoctorTest {
  private static final String ACR122U = "072f:2200";
  private static final String NAME = "ACS ACR122U PICC Interface 00 00";
  private static final String CH340 = "1a86:7523";

  @TempDir private Path root = Path.of("");
  private @Nullable InventedMachine invented;

  @BeforeEach
  void setUpATerminalWithItsReader() {
    invented =
        new InventedMachine(root)
            .usb(ACR122U, "ACR122U PICC Interface", "0b", "")
            .readers(NAME, Occupancy.EMPTY);
  }

  @Test
  void aTerminalInOrderHasNothingToMend() {
    assertThat(Doctor.examine(terminal().machine()))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.level()).as(finding.finding()).isEqualTo(Level.OK);
              assertThat(finding.remedy()).isEmpty();
            });
  }

  @Test
  void everythingThatIsWrongHasARemedyOrSaysWhereItStands() {
    terminal().usb(ACR122U, "ACR122U", "0b", "pn533_usb").unavailable(Why.NO_SERVICE);
    assertThat(Doctor.examine(terminal().machine()))
        .filteredOn(finding -> finding.level() == Level.PROBLEM)
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.explanation()).isNotEmpty();
              assertThat(finding.remedy()).isNotEmpty();
            });
  }

  @Test
  void javaMustBeNewEnoughAndOpened() {
    Path home = root;
    terminal().java(new JavaFacts("11.0.2", 11, "/x", true, true, home, "UTF-8"));
    assertProblem("Java", "too old", "openjdk-17-jre");
    terminal().java(new JavaFacts("17.0.2", 17, "/x", false, false, home, "UTF-8"));
    assertProblem("Java", "no module java.smartcardio", "jlink --add-modules");
    terminal().java(new JavaFacts("17.0.2", 17, "/x", true, false, home, "UTF-8"));
    assertProblem("Java", "not opened", "--add-opens java.smartcardio");
  }

  @Test
  void aLocaleWithoutChineseIsToldOf() {
    terminal().java(new JavaFacts("17", 17, "/x", true, true, root, "ANSI_X3.4-1968"));
    assertAttention("Language", "no Chinese letters", "LANG=C.UTF-8");
  }

  @Test
  void theSerialLibraryNeedsAFolderToRunFrom() {
    terminal()
        .file(
            "/proc/mounts",
            "/dev/sda1 / ext4 rw 0 0\ntmpfs " + root + " tmpfs rw,noexec,nosuid 0 0");
    assertAttention("Native libraries", "mounted noexec", "CLEARKIOSK_TMPDIR");
    terminal().java(InventedMachine.java(root.resolve("missing")));
    assertAttention("Native libraries", "not writable", "CLEARKIOSK_TMPDIR");
  }

  @Test
  void theCardServiceMayBeMissingInManyWays() {
    terminal().unavailable(Why.NO_SERVICE);
    assertProblem("Card service", "pcscd does not run", "systemctl enable --now pcscd.socket");
    terminal().file("/run/pcscd/pcscd.comm", "");
    assertProblem("Card service", "left over from an earlier run", "pcscd.socket");
    terminal().without("/usr/sbin/pcscd");
    assertProblem("Card service", "not installed", "apt-get install pcscd libccid");
    terminal().unavailable(Why.SERVICE_NOT_ANSWERING);
    assertProblem("Card service", "does not answer", "systemctl restart pcscd");
    terminal().unavailable(Why.NOT_USABLE);
    assertProblem("Card service", "Java cannot reach it", "libpcsclite.so.1");
    terminal().without("/usr/lib/x86_64-linux-gnu/libpcsclite.so.1");
    assertProblem("Card service", "libpcsclite.so.1 is not installed", "libpcsclite1");
  }

  @Test
  void aPrivateCardServiceIsNamed() {
    terminal().variable("PCSCLITE_CSOCK_NAME", "/tmp/x/pcscd.comm");
    assertAttention("Card service", "answers at /tmp/x/pcscd.comm", "unset");
    terminal().unavailable(Why.NO_SERVICE);
    assertProblem("Card service", "no pcscd listens at /tmp/x/pcscd.comm", "bin/sim start");
  }

  @Test
  void aServiceThatWillNotComeBackIsToldOf() {
    terminal().failing("systemctl", "is-enabled", "pcscd.socket");
    assertAttention("Card service", "will not after the next start", "enable --now");
  }

  @Test
  void polkitMayRefuseTheServiceOrItsCards() {
    terminal().unavailable(Why.NOT_PERMITTED);
    assertProblem("Permission", "refuses kiosk", "/etc/polkit-1/rules.d/40-clearance-kiosk.rules");
    assertThat(finding("Permission").remedy())
        .singleElement()
        .asString()
        .as("one line, that can be copied with the indent before it")
        .startsWith("printf '%s\\n' 'polkit.addRule(")
        .contains("org.debian.pcsc-lite.access_")
        .contains("subject.user == \"kiosk\"")
        .endsWith("});' | sudo tee /etc/polkit-1/rules.d/40-clearance-kiosk.rules");
    terminal().readers(NAME, Occupancy.NOT_PERMITTED);
    assertProblem("Permission", "access_card", "polkit.addRule");
  }

  @Test
  void polkitWithoutARuleRefusesWhoeverDoesNotSitHere() {
    terminal().program("Enabled features: usb polkit", "pcscd", "--version");
    assertAttention("Permission", "has no rule for pcscd", "polkit.addRule");
    terminal().user("root", true);
    assertAttention("Permission", "root may do everything", "--user NAME");
    terminal()
        .user("kiosk", false)
        .file("/etc/polkit-1/rules.d/40.rules", "\"org.debian.pcsc-lite.access_pcsc\"");
    assertThat(finding("Permission").level()).isEqualTo(Level.OK);
  }

  @Test
  void aReaderMayBeInUseOrMissing() {
    terminal().readers(NAME, Occupancy.CARD_IN_USE);
    assertAttention("Readers", "kept by another program", "End the other program");
    terminal().readers(NAME, Occupancy.MUTE);
    assertAttention("Readers", "does not answer", "unplug the reader");
    InventedMachine bare = new InventedMachine(root.resolve("bare").resolve("."));
    assertThat(Doctor.examine(bare.machine()))
        .filteredOn(finding -> finding.check().equals("Readers"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.PROBLEM));
  }

  @Test
  void theKernelMayHoldTheReader() {
    terminal().usb(ACR122U, "ACR122U PICC Interface", "0b", "pn533_usb");
    assertProblem(
        "Kernel driver",
        "the kernel holds 072f:2200 ACR122U",
        "/etc/modprobe.d/blacklist-nfc.conf");
  }

  @Test
  void theKernelsDriverMayWaitForTheNextReader() {
    terminal().file("/proc/modules", "pn533_usb 20480 0 - Live 0x0\npn533 45056 1 pn533_usb, Live");
    assertAttention("Kernel driver", "loaded: pn533_usb, pn533", "modprobe -r");
  }

  @Test
  void pcscdNeedsADriverThatKnowsTheReader() {
    terminal().readers("Other Reader 00 00", Occupancy.EMPTY);
    assertProblem("USB readers", "pcscd does not", "systemctl restart pcscd");
    terminal().process(300, "scdaemon", "/nowhere/else");
    assertProblem("USB readers", "pcscd does not", "disable-ccid");
    terminal().drivers("04E6", "5814", "SCM SCR 3310").unavailable(Why.NO_SERVICE);
    assertThat(finding("USB readers").level()).isEqualTo(Level.OK);
    terminal().without("/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist");
    assertProblem("USB readers", "no driver for USB readers", "apt-get install libccid");
  }

  @Test
  void aReaderThatNoDriverKnowsIsNamed() {
    InventedMachine other =
        new InventedMachine(root.resolve("other")).usb("072f:9999", "New Reader", "0b", "");
    assertThat(finding(other, "USB readers").finding())
        .contains("does not know 072f:9999 New Reader");
  }

  @Test
  void aVirtualReaderIsADoorIntoATerminal() {
    terminal()
        .file("/etc/reader.conf.d/vpcd", "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so");
    assertAttention("Virtual reader", "vsmartcard-vpcd", "apt-get purge vsmartcard-vpcd");
  }

  @Test
  void aSerialDeviceBelongsToAGroup() {
    terminal().tty("ttyUSB0", "660 root dialout\n");
    assertProblem("Serial devices", "kiosk may not open it", "usermod -aG dialout kiosk");
    terminal().program("kiosk dialout\n", "id", "-nG", "kiosk");
    assertProblem("Serial devices", "only since the last login", "Log out and in");
    terminal().program("kiosk dialout\n", "id", "-nG");
    assertThat(finding("Serial devices").finding()).contains("kiosk may open it");
    terminal().tty("ttyUSB0", "600 root dialout\n");
    assertProblem("Serial devices", "its group may not open it", "chmod ug+rw /dev/ttyUSB0");
    terminal().tty("ttyUSB0", "666 root root\n");
    assertThat(finding("Serial devices").level()).isEqualTo(Level.OK);
    terminal().tty("ttyUSB0", "400 kiosk kiosk\n");
    assertProblem("Serial devices", "its owner may not open it", "chmod ug+rw");
  }

  @Test
  void anotherUsersRightsCountFromTheDatabase() {
    terminal()
        .tty("ttyUSB0", "660 root dialout\n")
        .user("kiosk", false)
        .program("technician\n", "id", "-nG")
        .program("kiosk dialout\n", "id", "-nG", "kiosk");
    assertThat(finding("Serial devices").level()).isEqualTo(Level.OK);
  }

  @Test
  void withASerialReaderNothingBehindPcscIsAProblem() {
    terminal()
        .unavailable(Why.NO_SERVICE)
        .answering(
            new SerialAnswer("/dev/ttyUSB0", Optional.of("PN532 firmware 1.6"), Optional.empty()));
    assertThat(finding("Card service").level()).isEqualTo(Level.ATTENTION);
    assertThat(finding("Serial devices").finding()).contains("PN532 firmware 1.6 answers");
  }

  @Test
  void aSerialReaderMayNotAnswerInManyWays() {
    terminal().answering(new SerialAnswer("/dev/a", Optional.empty(), Optional.of(Why.NO_READER)));
    assertProblem("Serial devices", "/dev/a: no such device", "bin/card list");
    InventedMachine silent =
        new InventedMachine(root.resolve("b"))
            .answering(
                new SerialAnswer(
                    "/dev/b", Optional.empty(), Optional.of(Why.SERVICE_NOT_ANSWERING)));
    assertThat(finding(silent, "Serial devices").finding()).contains("no PN532 answers");
    assertThat(finding(silent, "Serial devices").explanation()).contains("HSU");
    InventedMachine refused =
        new InventedMachine(root.resolve("c"))
            .program("660 root dialout\n", "stat", "-L", "-c", "%a %U %G", "/dev/c")
            .answering(
                new SerialAnswer("/dev/c", Optional.empty(), Optional.of(Why.NOT_PERMITTED)));
    assertThat(finding(refused, "Serial devices").remedy().get(0)).contains("usermod -aG dialout");
  }

  @Test
  void aDeviceThatOnlyTheKioskMayOpenIsNoProblemOfTheKiosk() {
    terminal()
        .user("kiosk", false)
        .program("technician\n", "id", "-nG")
        .program("kiosk dialout\n", "id", "-nG", "kiosk")
        .program("660 root dialout\n", "stat", "-L", "-c", "%a %U %G", "/dev/ttyUSB0")
        .answering(
            new SerialAnswer("/dev/ttyUSB0", Optional.empty(), Optional.of(Why.NOT_PERMITTED)));
    assertAttention(
        "Serial devices",
        "/dev/ttyUSB0: not asked; kiosk may open it, and you may not",
        "sudo bin/card doctor --user kiosk --serial /dev/ttyUSB0");
    terminal().user("kiosk", true).program("kiosk dialout\n", "id", "-nG");
    assertProblem("Serial devices", "the system refuses it", "ls -l /dev/ttyUSB0");
  }

  @Test
  void aDeviceThatIsOpenInAProgramThatCannotBeSeenIsNotBlamedOnTheChip() {
    terminal().answering(new SerialAnswer("/dev/ttyUSB0", Optional.empty(), Optional.empty()));
    assertAttention("Serial devices", "open in another program", "run this as root");
    terminal().process(411, "java", "/dev/ttyUSB0");
    assertThat(finding("Serial devices").explanation()).contains("See 'Other programs' below");
  }

  @Test
  void anotherProgramMayHaveTheDevice() {
    terminal()
        .tty("ttyUSB0", "666 root root\n")
        .link("/dev/serial/by-id/usb-PN532", "../../ttyUSB0")
        .process(411, "minicom", "/dev/ttyUSB0");
    assertProblem("Other programs", "open in minicom (process 411)", "End the other program");
    InventedMachine kiosk =
        new InventedMachine(root.resolve("k"))
            .tty("ttyUSB0", "666 root root\n")
            .process(412, "java", "/dev/ttyUSB0");
    assertThat(finding(kiosk, "Other programs").level()).isEqualTo(Level.ATTENTION);
  }

  @Test
  void modemManagerIsToldOfWhereThereAreAdapters() {
    terminal()
        .file("/sys/devices/usb/1-2/idVendor", "1a86")
        .file("/sys/devices/usb/1-2/idProduct", "7523")
        .folder("/sys/devices/usb/1-2/1-2:1.0")
        .tty("ttyUSB0", "666 root root\n")
        .link("/sys/class/tty/ttyUSB0/device", "../../../devices/usb/1-2/1-2:1.0")
        .process(500, "ModemManager", "/nowhere/else");
    assertAttention("Other programs", "ModemManager runs", "disable --now ModemManager");
    terminal().file("/etc/udev/rules.d/77-mm.rules", "ENV{ID_MM_DEVICE_IGNORE}=\"1\"");
    assertThat(finding("Other programs").level()).isEqualTo(Level.OK);
  }

  @Test
  void brlttyTakesAdaptersForBrailleDisplays() {
    InventedMachine machine = new InventedMachine(root.resolve("m"));
    machine.usb(CH340, "USB Serial", "ff", "");
    assertThat(finding(machine, "USB adapters").remedy().get(0)).contains("modprobe ch341");
    machine.file("/usr/bin/brltty", "");
    assertThat(finding(machine, "USB adapters").level()).isEqualTo(Level.PROBLEM);
    assertThat(finding(machine, "USB adapters").remedy().get(0)).contains("apt-get remove brltty");
    machine.folder("/sys/bus/usb/devices/1-2:1.0/ttyUSB0");
    assertThat(finding(machine, "USB adapters").level()).isEqualTo(Level.ATTENTION);
  }

  @Test
  void aMachineThatIsNoLinuxIsAskedOnlyWhatItCanTell() {
    Path windows = root.resolve("windows");
    Machine machine =
        new Machine(
            new SystemFiles(windows),
            command -> Optional.empty(),
            Map.of(),
            InventedMachine.java(root),
            "kiosk",
            true,
            new CardService.Unavailable(Why.NO_SERVICE, "It is down."),
            List.of());
    assertThat(Doctor.examine(machine))
        .extracting(Finding::check)
        .contains("Java", "Card service")
        .doesNotContain("Kernel driver", "Permission", "USB readers");
  }

  private InventedMachine terminal() {
    return Objects.requireNonNull(invented);
  }

  private void assertProblem(String check, String finding, String remedy) {
    assertFinding(Level.PROBLEM, check, finding, remedy);
  }

  private void assertAttention(String check, String finding, String remedy) {
    assertFinding(Level.ATTENTION, check, finding, remedy);
  }

  private void assertFinding(Level level, String check, String finding, String remedy) {
    Finding found = finding(check);
    assertThat(found.finding()).contains(finding);
    assertThat(found.level()).isEqualTo(level);
    assertThat(String.join("\n", found.remedy())).contains(remedy);
  }

  private Finding finding(String check) {
    return finding(terminal(), check);
  }

  private static Finding finding(InventedMachine machine, String check) {
    return Doctor.examine(machine.machine()).stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
