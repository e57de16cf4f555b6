package org.clearkiosk.cardtool.doctor;

import java.util.List;

/** All checks, in the order in which a technician reads them. */
public final class Doctor {
  private static final List<Check> CHECKS =
      List.of(
          new JavaCheck(),
          new LanguageCheck(),
          new CardServiceCheck(),
          new PermissionCheck(),
          new ReaderCheck(),
          new UsbReaderCheck(),
          new KernelDriverCheck(),
          new VirtualReaderCheck(),
          new NativeLibraryCheck(),
          new AdapterCheck(),
          new SerialDeviceCheck(),
          new DeviceHolderCheck());

  private Doctor() {}

  /** Looks at everything; changes nothing. */
  public static List<Finding> examine(Machine machine) {
    return CHECKS.stream().flatMap(check -> check.examine(machine).stream()).toList();
  }
}
