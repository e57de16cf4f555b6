package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.reader.profile.StorageCardNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the campus lays out its cards. */
final class CampusOptions {
  private static final Duration KEY_TIMEOUT = Duration.ofSeconds(1);

  @Option(
      names = "--profiles",
      split = ",",
      paramLabel = "PROFILE",
      description =
          "Which profiles the campus takes: cpu, classic, uid, separated by commas (default: cpu,"
              + " and classic when a sector key is given).")
  private List<CardProfile> profiles = List.of();

  @Option(
      names = "--application",
      paramLabel = "AID",
      defaultValue = CpuProfile.DEFAULT_APPLICATION,
      description =
          "The campus's application identifier, 5 to 16 bytes in hexadecimal; for cpu (default:"
              + " ${DEFAULT-VALUE}).")
  private String application = CpuProfile.DEFAULT_APPLICATION;

  @Option(
      names = "--sector",
      paramLabel = "NUMBER",
      defaultValue = "" + CampusCards.DEFAULT_SECTOR,
      description = "Which sector holds the card file, 1 to 15; for classic (default: 1).")
  private int sector = CampusCards.DEFAULT_SECTOR;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @ArgGroup private SectorKeyOptions keys = new SectorKeyOptions();

  /** How the cards are laid out. */
  CampusCards cards() {
    try {
      return new CampusCards(
          profiles(), application, sector, KEY_TIMEOUT, StorageCardNames.STANDARD);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command, "picocli gives it").commandLine(),
          "--application is 5 to 16 bytes in hexadecimal, --sector is 1 to 15: " + e.getMessage());
    }
  }

  /** The key that was given, for every card. */
  SectorKeySource keySource() throws IOException {
    Optional<SectorKey> key = keys.read();
    return key.isEmpty()
        ? SectorKeySource.none()
        : (identifier, asked) -> CompletableFuture.completedFuture(key);
  }

  private Set<CardProfile> profiles() {
    if (!profiles.isEmpty()) {
      return EnumSet.copyOf(profiles);
    }
    return keys.isGiven()
        ? EnumSet.of(CardProfile.CPU, CardProfile.CLASSIC)
        : EnumSet.of(CardProfile.CPU);
  }
}
