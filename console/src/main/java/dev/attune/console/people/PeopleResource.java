package dev.attune.console.people;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.tenants.Member;
import dev.attune.console.platform.tenants.Role;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.TenantsApi.Invitation;
import dev.attune.console.platform.tenants.TenantsApi.RoleChange;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The members of an organisation: list, invite, change a role, remove. */
@Path("/{tenant}/people")
@RunOnVirtualThread
public class PeopleResource {

  private static final int PAGE = 100;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

  private final TenantsApi tenants;
  private final CurrentFrame frame;
  private final Wording wording;

  public PeopleResource(@RestClient TenantsApi tenants, CurrentFrame frame, Wording wording) {
    this.tenants = tenants;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "people")
  static class Templates {
    private Templates() {}

    static native TemplateInstance list(
        Page<Member> members, List<Role> roles, Form form, Form change, String done);

    static native TemplateInstance remove(Member member, Form form);
  }

  @GET
  public Response list(
      String tenant,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    return page(tenant, after, invitation("", "annotator"), Form.empty(), done == null ? "" : done);
  }

  @POST
  public Response invite(
      String tenant, @RestForm @Nullable String email, @RestForm @Nullable String role) {
    var form = invitation(email, role);
    var words = words();
    if (!EMAIL.matcher(form.value("email")).matches()) {
      form.error("email", words.emailWrong());
    }
    if (unknownRole(form.value("role"))) {
      form.error("role", words.roleWrong());
    }
    if (form.isRight()) {
      try {
        tenants.invite(tenant, new Invitation(form.value("email"), form.value("role")));
        return Html.seeOther("/" + tenant + "/people?done=invited");
      } catch (ProblemException refusal) {
        if (refusal.status() == 409) {
          form.error("email", words.already());
        } else {
          form.refuse(refusal);
        }
      }
    }
    return page(tenant, null, form, Form.empty(), "");
  }

  @POST
  @Path("{member}")
  public Response changeRole(String tenant, String member, @RestForm @Nullable String role) {
    var form = Form.empty();
    if (role == null || unknownRole(role)) {
      form.note(words().roleWrong());
    } else {
      try {
        tenants.changeRole(tenant, member, new RoleChange(role));
        return Html.seeOther("/" + tenant + "/people?done=changed");
      } catch (ProblemException refusal) {
        refuse(form, refusal);
      }
    }
    return page(tenant, null, invitation("", "annotator"), form, "");
  }

  @GET
  @Path("{member}")
  public Response backToList(String tenant) {
    return Html.seeOther("/" + tenant + "/people");
  }

  @GET
  @Path("{member}/remove")
  public Response askToRemove(String tenant, String member) {
    frame.get().here().role().requireOwner();
    return Html.ok(Templates.remove(find(tenant, member), Form.empty()));
  }

  @POST
  @Path("{member}/remove")
  public Response remove(String tenant, String member) {
    try {
      tenants.remove(tenant, member);
      return Html.seeOther("/" + tenant + "/people?done=removed");
    } catch (ProblemException refusal) {
      var form = Form.empty();
      refuse(form, refusal);
      return Html.wrong(Templates.remove(find(tenant, member), form));
    }
  }

  private Response page(
      String tenant, @Nullable String after, Form form, Form change, String done) {
    var members = tenants.members(tenant, PAGE, after);
    var page = Templates.list(members, List.of(Role.values()), form, change, done);
    return form.isWrong() || change.isWrong() ? Html.wrong(page) : Html.ok(page);
  }

  private Member find(String tenant, String id) {
    return Page.all(cursor -> tenants.members(tenant, PAGE, cursor)).stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private void refuse(Form form, ProblemException refusal) {
    if (refusal.status() == 409) {
      form.note(words().lastOwner());
    } else {
      form.refuse(refusal);
    }
  }

  private static Form invitation(@Nullable String email, @Nullable String role) {
    return Form.empty().with("email", email).with("role", role);
  }

  private static boolean unknownRole(String code) {
    return Arrays.stream(Role.values()).noneMatch(role -> role.code().equals(code));
  }

  private PeopleMessages words() {
    return wording.of(PeopleMessages.class);
  }
}
