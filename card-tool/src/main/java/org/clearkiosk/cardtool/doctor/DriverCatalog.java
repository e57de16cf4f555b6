package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which USB readers the installed drivers of pcscd know, and what they call them: each driver's
 * Info.plist has three lists of the same order.
 */
final class DriverCatalog {
  private static final Pattern STRING = Pattern.compile("<string>([^<]*)</string>");
  private static final String BUNDLES = "/usr/lib/pcsc/drivers";

  private final Map<String, String> names = new HashMap<>();
  private boolean empty = true;

  DriverCatalog(SystemFiles files) {
    for (String folder : folders(files)) {
      for (String bundle : files.names(folder)) {
        files.text(folder + "/" + bundle + "/Contents/Info.plist").ifPresent(this::add);
      }
    }
  }

  /** Whether no driver for USB readers is installed. */
  boolean isEmpty() {
    return empty;
  }

  /** What the driver calls a reader; empty for one that it does not know. */
  Optional<String> name(String id) {
    return Optional.ofNullable(names.get(id));
  }

  private void add(String plist) {
    List<String> vendors = list(plist, "ifdVendorID");
    List<String> products = list(plist, "ifdProductID");
    List<String> friendly = list(plist, "ifdFriendlyName");
    int readers = Math.min(vendors.size(), Math.min(products.size(), friendly.size()));
    for (int reader = 0; reader < readers; reader++) {
      names.put(
          digits(vendors.get(reader)) + ":" + digits(products.get(reader)), friendly.get(reader));
      empty = false;
    }
  }

  private static List<String> list(String plist, String key) {
    int start = plist.indexOf("<key>" + key + "</key>");
    int end = start < 0 ? -1 : plist.indexOf("</array>", start);
    List<String> values = new ArrayList<>();
    if (end > 0) {
      Matcher matcher = STRING.matcher(plist.substring(start, end));
      while (matcher.find()) {
        values.add(matcher.group(1));
      }
    }
    return values;
  }

  private static String digits(String value) {
    return value.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
  }

  /** Debian's folder, and those that hold one folder an architecture. */
  private static List<String> folders(SystemFiles files) {
    List<String> folders = new ArrayList<>(List.of(BUNDLES));
    for (String name : files.names("/usr/lib")) {
      folders.add("/usr/lib/" + name + "/pcsc/drivers");
    }
    folders.add("/usr/lib64/pcsc/drivers");
    return folders;
  }
}
