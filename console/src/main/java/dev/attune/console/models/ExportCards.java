package dev.attune.console.models;

import dev.attune.console.platform.models.ExportsApi;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up how a version's export stands. */
@ApplicationScoped
class ExportCards {

  private final ExportsApi exports;

  ExportCards(@RestClient ExportsApi exports) {
    this.exports = exports;
  }

  ExportCard of(String tenant, String model, int number) {
    var latest = exports.list(tenant, model, number, 1).items();
    return new ExportCard(model, number, latest.isEmpty() ? null : latest.getFirst());
  }
}
