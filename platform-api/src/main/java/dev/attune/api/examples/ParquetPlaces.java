package dev.attune.api.examples;

import dev.attune.data.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Bounds how many files of Parquet are read at once: each may hold some 100 MB of pages. */
@ApplicationScoped
class ParquetPlaces {
  private static final int AT_ONCE = 2;

  private final TenantContext tenant;
  private final FilePlaces places =
      new FilePlaces(
          AT_ONCE,
          FilePlaces.PATIENCE,
          "Another Parquet file of this tenant is being read. Try again when it is done.",
          "Other Parquet files are being read. Try again soon.");

  ParquetPlaces(TenantContext tenant) {
    this.tenant = tenant;
  }

  /** The turn of the request's tenant; 503 while it has one already. */
  FilePlaces.Turn begin() {
    return places.begin(tenant.required());
  }
}
