package dev.attune.api.usage;

import dev.attune.api.paging.Page;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/usage")
@Tag(name = "Usage and audit log")
@RunOnVirtualThread
class UsageResource {
  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 366;

  private final Usage usage;
  private final Clock clock;

  UsageResource(Usage usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "Show what was asked of the models, by day",
      description = "Days are in UTC. At most 366 days, all in one answer.")
  public Page<UsageView> list(
      @QueryParam("from")
          @Parameter(
              description = "The first day; 30 days before the last when not said.",
              schema = @Schema(implementation = LocalDate.class))
          @Nullable String from,
      @QueryParam("to")
          @Parameter(
              description = "The last day; today when not said.",
              schema = @Schema(implementation = LocalDate.class))
          @Nullable String to) {
    LocalDate last = to == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : day("to", to);
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS) : day("from", from);
    if (first.isAfter(last) || first.isBefore(last.minusDays(MAX_DAYS))) {
      throw Refusal.malformed("from", "must be before \"to\", by at most " + MAX_DAYS + " days");
    }
    return usage.between(first, last);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.malformed(name, "must be a day such as 2027-01-31");
    }
  }
}
