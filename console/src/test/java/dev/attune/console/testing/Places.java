package dev.attune.console.testing;

import java.util.ArrayList;
import java.util.List;

/** Every page of an organisation that an owner can open. */
public final class Places {

  private Places() {}

  public static List<String> of(TrainedOrganisation organisation) {
    var home = "/" + organisation.slug();
    var dataset = home + "/datasets/" + organisation.dataset();
    var run = home + "/runs/" + organisation.run();
    var model = home + "/models/feelings";
    var pages = new ArrayList<>(List.of("/", home));
    pages.addAll(List.of(home + "/datasets", home + "/datasets/new"));
    pages.addAll(
        List.of(dataset, dataset + "/examples", dataset + "/snapshots", dataset + "/settings"));
    pages.add(dataset + "/settings/annotators");
    pages.addAll(List.of(home + "/runs", home + "/runs/new", home + "/runs?state=failed", run));
    pages.addAll(List.of(home + "/models", model, model + "/versions/1"));
    pages.addAll(
        List.of(
            model + "/versions/1/tested-texts?outcome=wrong", model + "/versions/1/tested-texts"));
    pages.addAll(List.of(model + "/compare?a=1&b=2", model + "/card", model + "/playground"));
    pages.addAll(
        List.of(
            model + "/deployment",
            model + "/deployment/confirm?production=2&canary=1&percent=10",
            model + "/deployment/confirm?production=1&shadow=2&pinned=on",
            model + "/deployment/rollback"));
    pages.addAll(
        List.of(home + "/people", home + "/people/" + organisation.anyMember() + "/remove"));
    pages.addAll(
        List.of(
            home + "/settings",
            home + "/settings/keys",
            home + "/settings/usage",
            home + "/settings/keys/" + organisation.anyKey() + "/limits",
            home + "/settings/keys/" + organisation.anyKey() + "/revoke",
            home + "/settings/audit-log"));
    return pages;
  }
}
