package dev.attune.text.learn;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this process has in memory, as the system counts it. */
final class ResidentMemory {
  private static final int KILOBYTES_A_MEGABYTE = 1024;
  private static final Pattern HEAP = Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");
  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");
  private static final Pattern RESIDENT = Pattern.compile("Rss: +([0-9]+) kB");

  private ResidentMemory() {}

  /**
   * What is resident outside of the heap, without what the allocator keeps of what was freed. How
   * much of the committed heap is resident changes with every collection, so its pages are left out
   * by their addresses.
   */
  static long megabytesBesideTheHeap() throws IOException {
    System.gc();
    diagnose("systemTrimNativeHeap");
    Matcher heap = HEAP.matcher(diagnose("gcHeapInfo"));
    if (!heap.find()) {
      throw new IllegalStateException("The heap does not say where it is.");
    }
    long start = Long.parseUnsignedLong(heap.group(1), 16);
    long end = Long.parseUnsignedLong(heap.group(2), 16);
    long kilobytes = 0;
    boolean counts = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      Matcher mapping = MAPPING.matcher(line);
      Matcher resident = RESIDENT.matcher(line);
      if (mapping.lookingAt()) {
        long address = Long.parseUnsignedLong(mapping.group(1), 16);
        counts =
            Long.compareUnsigned(address, start) < 0 || Long.compareUnsigned(address, end) >= 0;
      } else if (counts && resident.matches()) {
        kilobytes += Long.parseLong(resident.group(1));
      }
    }
    return kilobytes / KILOBYTES_A_MEGABYTE;
  }

  private static String diagnose(String command) {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), command, null, null)
          .toString();
    } catch (JMException e) {
      throw new IllegalStateException("The machine did not answer to " + command + ".", e);
    }
  }
}
