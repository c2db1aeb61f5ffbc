package dev.attune.data.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Program: writes a fresh master key to the file it is given, readable by its owner alone; never
 * overwrites one.
 */
public final class GenerateMasterKey {
  private GenerateMasterKey() {}

  /** Takes the path of the file to create. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("Name the file that the master key is to be written to.");
    }
    write(Path.of(args[0]));
  }

  /** Creates the file, synced to disk; fails when it exists. */
  public static void write(Path file) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly)) {
      ByteBuffer json = ByteBuffer.wrap(MasterKey.generate().getBytes(StandardCharsets.UTF_8));
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
  }
}
