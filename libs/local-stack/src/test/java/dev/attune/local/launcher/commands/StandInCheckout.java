package dev.attune.local.launcher.commands;

import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.FreePorts;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout whose services are {@link StandInService}s; PostgreSQL and Keycloak are real. */
final class StandInCheckout {
  private StandInCheckout() {}

  static Home create(Path directory) throws IOException {
    Home home = new Home(directory);
    home.prepare();
    Files.createDirectories(home.state().resolve("build"));
    recordBuild(home, "local-stack", "0");
    for (Part service : Part.services()) {
      recordBuild(home, service.id(), "0");
      Path program = Files.createDirectories(home.program(service.id()));
      writeProgram(program.resolve("quarkus-run.jar"));
    }
    Files.writeString(home.masterKey(), "{}");
    return home;
  }

  /** As the script does after a build of a module from sources with this hash. */
  static void recordBuild(Home home, String module, String hash) throws IOException {
    Files.writeString(home.state().resolve("build").resolve(module), hash + "\n");
  }

  static Addresses freeAddresses() {
    return Addresses.of(FreePorts.ofEachPart());
  }

  private static void writeProgram(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
    String file = StandInService.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream code = StandInService.class.getResourceAsStream("/" + file)) {
      entries.putNextEntry(new JarEntry(file));
      entries.write(code.readAllBytes());
    }
  }
}
