package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.settings.Layers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file: what it sets, and what is said about mistakes in it. */
class ConfigurationTest {
  private Path folder;
  private Path file;

  @BeforeEach
  void name(@TempDir Path temporary) {
    folder = temporary;
    file = folder.resolve("server.yaml");
  }

  @Test
  void aFileInOrderIsShownWithTheOriginOfEachSetting() throws IOException {
    Files.writeString(
        file,
        """
        # the server of the campus
        data: data
        port: 18443
        host: [clearance.example.edu, 192.0.2.7]
        database: jdbc:postgresql://db/clearance?user=clearance&password=hush
        """);

    CommandEnd end = check("--bind", "0.0.0.0");

    assertThat(end.code()).isEqualTo(ExitCodes.DONE);
    assertThat(end.out())
        .containsPattern("port: +18443 +# .*server.yaml:3\n")
        .containsPattern("host: +\\[clearance.example.edu, 192.0.2.7] +# .*server.yaml:4\n")
        .containsPattern("data: +" + folder.resolve("data") + " +# .*server.yaml:2\n")
        .containsPattern("bind: +0.0.0.0 +# command line\n")
        .containsPattern("policy: +newest +# default\n")
        .contains("password=***")
        .doesNotContain("hush");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aPolicyIsAYearOrAFileBesideTheConfiguration() throws IOException {
    Files.writeString(folder.resolve("2012.json"), Policies.text("2012").orElseThrow());
    Files.writeString(file, "data: data\npolicy: 2012.json\n");
    CommandEnd beside = check();
    assertThat(beside.err()).isEmpty();
    assertThat(beside.out())
        .containsPattern("policy: +" + folder.resolve("2012.json") + " +# .*server.yaml:2\n");

    for (String word : List.of("2012", "newest")) {
      Files.writeString(file, "data: data\npolicy: " + word + "\n");
      assertThat(check().out()).containsPattern("policy: +" + word + " +# .*server.yaml:2\n");
    }
  }

  @Test
  void everyMistakeOfFormIsNamedWithItsLine() throws IOException {
    Files.writeString(file, "data: data\nprot: 1\nbind:\nport: 1\nport: 2\nzzzzzzzz: {}\n");

    CommandEnd end = check();

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("yaml:2: prot is no setting: did you mean port?"),
            line -> assertThat(line).contains("yaml:3: bind has no value: "),
            line -> assertThat(line).contains("yaml:5: port stands in line 4 already: "),
            line -> assertThat(line).contains("yaml:6: zzzzzzzz is no setting: take it out; "),
            line -> assertThat(line).isEqualTo("4 mistakes; nothing was started"));
  }

  @Test
  void everyValueThatCannotBeIsNamedWithItsLine() throws IOException {
    Files.writeString(file, "data: data\nport: many\nlog-format: xml\nbind: [a, b]\n");

    CommandEnd end = check();

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).endsWith("yaml:2: port cannot be \"many\": write a whole number"),
            line -> assertThat(line).contains("yaml:3: log-format cannot be \"xml\": write one of"),
            line -> assertThat(line).contains("yaml:4: bind takes one value, not a list: "),
            line -> assertThat(line).isEqualTo("3 mistakes; nothing was started"));
  }

  @Test
  void everyValueThatAStartWouldStumbleOverIsNamedWithItsLine() throws IOException {
    Files.writeString(
        file,
        """
        data: data
        port: 70000
        policy: nowhere.json
        clock: noon
        database: mysql
        connections-per-address: 2001
        proxied-by: [192.0.2.7, proxy.example.edu]
        """);

    CommandEnd end = check();

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("yaml:2: port: "),
            line ->
                assertThat(line)
                    .contains("yaml:3: policy: no policy " + folder.resolve("nowhere.json")),
            line -> assertThat(line).contains("yaml:4: clock: "),
            line -> assertThat(line).contains("yaml:5: database: "),
            line -> assertThat(line).contains("yaml:6: connections-per-address: "),
            line -> assertThat(line).contains("yaml:7: proxied-by: ").contains("proxy.example.edu"),
            line -> assertThat(line).isEqualTo("6 mistakes; nothing was started"));
  }

  @Test
  void whereNobodyCouldListenOrCallIsNamedWithItsLine() throws IOException {
    Files.writeString(
        file,
        """
        data: data
        bind: 203.0.113.9
        host: ["a b", "https://h:8443"]
        metrics-port: 9464
        metrics-bind: nope.invalid
        """);

    CommandEnd end = check();

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("yaml:2: bind: 203.0.113.9 is no address of this machine"),
            line -> assertThat(line).contains("yaml:3: host: --host a b: write a name"),
            line -> assertThat(line).contains("yaml:5: metrics-bind: nope.invalid is neither"),
            line -> assertThat(line).isEqualTo("3 mistakes; nothing was started"));
  }

  @Test
  void mistakesOfEveryKindAreToldAtOnce() throws IOException {
    Files.writeString(file, "data: data\nfoo: 1\nlog-format: xml\nproxied-by: [example.org]\n");

    CommandEnd end = check();

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.out()).isEmpty();
    assertThat(end.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("yaml:2: foo is no setting"),
            line -> assertThat(line).contains("yaml:3: log-format cannot be \"xml\""),
            line -> assertThat(line).contains("yaml:4: proxied-by: ").contains("example.org"),
            line -> assertThat(line).isEqualTo("3 mistakes; nothing was started"));
    // a start tells what it can without using anything
    assertThat(CommandEnd.run("start", "--config", file.toString()).err())
        .contains("yaml:2: ", "yaml:3: ", "2 mistakes; nothing was started");
  }

  @Test
  void aMistakeOfTheCommandLineIsNotLaidToTheFile() throws IOException {
    Files.writeString(file, "data: data\nport: 1\nclock: noon\n");

    CommandEnd end = check("--port", "70000");

    assertThat(end.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("command line: port: port 70000"),
            line -> assertThat(line).contains("yaml:3: clock: "),
            line -> assertThat(line).isEqualTo("2 mistakes; nothing was started"));
  }

  @Test
  void aPolicyThatIsNotInUtf8IsToldAmongTheOtherMistakes() throws IOException {
    Path policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"name\": \"离校\"}", Charset.forName("GB18030"));
    Files.writeString(file, "data: data\npolicy: " + policy + "\nclock: noon\n");

    assertThat(check().err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("yaml:2: policy: ")
                    .endsWith("not written in UTF-8: save it as UTF-8"),
            line -> assertThat(line).contains("yaml:3: clock: "),
            line -> assertThat(line).isEqualTo("2 mistakes; nothing was started"));
  }

  @Test
  void whatThereIsIsToldThoughTheFileHasAMistake() throws IOException {
    Files.writeString(file, "prot: 1\n");

    for (String[] asking :
        new String[][] {
          {"start", "--config", file.toString(), "--help"},
          {"help", "start"},
          {"--version"}
        }) {
      assertThat(CommandEnd.run(asking).code()).isEqualTo(ExitCodes.DONE);
    }
    assertThat(CommandEnd.run("start", "--config", file.toString()).err()).contains("yaml:1: ");
  }

  @Test
  void aFileOfANameThatCannotBeIsTold() {
    CommandEnd end = CommandEnd.run("start", "--config", "a\0b");

    assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(end.err()).startsWith("no file can be named ");
  }

  @Test
  void whatIsNoYamlInUtf8IsNamed() throws IOException {
    Files.writeString(file, "data: data\nport: 1\n\tbind: x\n");
    assertThat(check().err()).contains("yaml:3: no YAML: ");

    Files.writeString(file, "- data\n- port\n");
    assertThat(check().err()).contains("yaml:1: no settings: ");

    Files.writeString(file, "data: 离校\n", Charset.forName("GB18030"));
    assertThat(check().err()).contains("yaml:1: not written in UTF-8: ");

    Files.writeString(file, "#".repeat(70_000));
    assertThat(check().err()).contains("yaml:1: longer than 64 KiB: ");

    Files.delete(file);
    assertThat(check().err()).contains("yaml:1: there is no such file: ");
  }

  @Test
  void theOtherCommandsFindTheDataByIt() throws IOException {
    Files.writeString(file, "data: data\nport: 1\n");

    CommandEnd end = CommandEnd.run("demo-campus", "--config", file.toString());

    assertThat(end.err()).isEmpty();
    assertThat(folder.resolve("data/clearance.db")).exists();
  }

  /** Its settings are all in order, also those that stand there as a comment to be taken up. */
  @Test
  void theFileThatIsInstalledIsInOrder() throws IOException {
    String installed = Files.readString(Path.of("../deploy/server/server.yaml"));
    assertThat(installed).contains("data: /var/lib/clearance-server\n");
    Files.writeString(
        file,
        installed
            .replace("/var/lib/clearance-server", folder.resolve("data").toString())
            // an address that this machine has, too
            .replace("192.0.2.10", "127.0.0.1")
            .replaceAll("(?m)^# (?=[a-z-]+: )", ""));
    Files.writeString(folder.resolve("2027.json"), Policies.text("2012").orElseThrow());
    PrivateFiles.write(
        folder.resolve("database-password"), "hush\n".getBytes(StandardCharsets.US_ASCII));

    CommandEnd end = check();

    assertThat(end.err()).isEmpty();
    assertThat(end.out())
        .containsPattern("bind: +127.0.0.1 +# .*server.yaml:\\d+\n")
        .containsPattern("policy: +" + folder.resolve("2027.json"))
        .containsPattern("database: +jdbc:postgresql://");
  }

  private CommandEnd check(String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "start";
    all[1] = "--config";
    all[2] = file.toString();
    all[3] = Layers.CHECK_CONFIG;
    return CommandEnd.run(all);
  }
}
