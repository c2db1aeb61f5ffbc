package dev.attune.local.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {
  @Test
  void a_variable_moves_a_part_to_another_port() {
    Addresses addresses = Addresses.of(Map.of("ATTUNE_API_PORT", "9081"));
    assertThat(addresses.url(Part.PLATFORM_API)).isEqualTo("http://localhost:9081");
    assertThat(addresses.port(Part.CONSOLE)).isEqualTo(8080);
  }

  @Test
  void a_taken_port_is_named_with_its_owner_and_the_variable_to_change() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Map<String, String> ports = FreePorts.ofEachPart();
      ports.put("ATTUNE_GATEWAY_PORT", Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(Addresses.of(ports)::requireFree)
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("inference-gateway")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("ATTUNE_GATEWAY_PORT");
    }
  }

  @Test
  void free_ports_are_accepted() {
    Addresses.of(FreePorts.ofEachPart()).requireFree();
  }

  @Test
  void what_is_no_port_is_refused() {
    assertThatThrownBy(() -> Addresses.of(Map.of("ATTUNE_KEYCLOAK_PORT", "70000")))
        .isInstanceOf(LocalStackException.class)
        .hasMessage("ATTUNE_KEYCLOAK_PORT is 70000, which is no port from 1 to 65535.");
  }

  @Test
  void two_parts_cannot_share_a_port() {
    assertThatThrownBy(() -> Addresses.of(Map.of("ATTUNE_API_PORT", "8080")))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("platform-api and console cannot both have port 8080");
  }
}
