package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about which versions of a model serve, and of changing that. */
@MessageBundle("deployment")
public interface DeploymentMessages {
  String deploymentTitle();

  String nothingServes();

  String nothingServesText();

  String production();

  String canary();

  String canaryShare(String version, String percent);

  String shadow();

  String since();

  String change();

  String changeText();

  String productionHint();

  String canaryVersion();

  String canaryHint();

  String canaryNone();

  String canaryPercent();

  String percentWrong();

  String canarySame();

  String versionWrong();

  String check();

  String confirmTitle();

  String confirmNow(String version);

  String confirmWas(String version);

  String confirmFirst();

  String confirmCanary(String version, String percent);

  String confirmEffect();

  String confirmButton();

  String rollBack();

  String rollBackTitle();

  String rollBackText();

  String rollBackButton();

  String rolledBack();

  String deployed();

  String history();

  String historyEmpty();

  String revision();

  String by();

  String at();
}
