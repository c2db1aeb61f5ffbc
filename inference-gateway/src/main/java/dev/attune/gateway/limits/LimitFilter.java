package dev.attune.gateway.limits;

import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.access.OfTenant;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts every request that came through the door against the caller's limits, and says on every
 * answer how he stands, in the header fields of draft-ietf-httpapi-ratelimit-headers-11.
 */
@Provider
@OfTenant
@Priority(Priorities.AUTHORIZATION)
public class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private final CurrentCaller current;
  private final Limiter limiter;

  LimitFilter(CurrentCaller current, Limiter limiter) {
    this.current = current;
    this.limiter = limiter;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    limiter.request(current.get());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<Standing> standings = current.find().map(limiter::standings).orElse(List.of());
    if (!standings.isEmpty()) {
      response.getHeaders().putSingle("RateLimit-Policy", join(standings, LimitFilter::policy));
      response.getHeaders().putSingle("RateLimit", join(standings, LimitFilter::state));
    }
  }

  private static String policy(Standing standing) {
    Policy policy = standing.policy();
    String unit = policy.unit() == Unit.REQUESTS ? "" : ";qu=\"" + policy.unit().word() + "\"";
    return "\"%s\";q=%d%s;w=%d"
        .formatted(policy.name(), policy.quota(), unit, policy.windowSeconds());
  }

  private static String state(Standing standing) {
    return "\"%s\";r=%d;t=%d"
        .formatted(standing.policy().name(), standing.remaining(), standing.secondsUntilReset());
  }

  private static String join(List<Standing> standings, Function<Standing, String> member) {
    return standings.stream().map(member).collect(Collectors.joining(", "));
  }
}
