package dev.attune.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tenant {@code demo} and its members. */
final class DemoTenant {
  static final String OWNER = "owner@demo.example";
  static final String PATH = "/api/v1/tenants/demo";

  private static final Map<String, String> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("manager@demo.example", "manager");
    ROLES.put("annotator1@demo.example", "annotator");
    ROLES.put("annotator2@demo.example", "annotator");
    ROLES.put("auditor@demo.example", "auditor");
  }

  private final Http api;

  DemoTenant(Http api) {
    this.api = api;
  }

  void ensure() {
    if (api.get(PATH).isMissing()) {
      api.post("/api/v1/tenants", Map.of("slug", "demo", "name", "Demo", "locale", "en")).expect();
    }
    Set<String> members = new HashSet<>();
    for (JsonNode member : api.get(PATH + "/members?limit=100").expect().path("items")) {
      members.add(member.path("email").asText());
    }
    ROLES.forEach(
        (email, role) -> {
          if (!members.contains(email)) {
            api.post(PATH + "/members", Map.of("email", email, "role", role)).expect();
          }
        });
  }
}
