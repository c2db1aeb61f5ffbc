package dev.attune.console.home;

import dev.attune.console.web.LocalPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Reached only by somebody who has signed in; the way there leads over the identity provider. */
@Path("/-/sign-in")
public class SignInResource {

  @GET
  public Response signedIn(@QueryParam("to") @Nullable String to) {
    return Response.seeOther(LocalPath.orHome(to)).build();
  }
}
