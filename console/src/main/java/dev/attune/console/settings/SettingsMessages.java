package dev.attune.console.settings;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about keys, the audit log and the organisation. */
@MessageBundle("settings")
public interface SettingsMessages {
  String title();

  String tabOrganisation();

  String tabKeys();

  String tabAuditLog();

  String organisation();

  String name();

  String nameMissing();

  String slug();

  String language();

  String languageHint();

  String languageWrong();

  String founded();

  String int8MaxLoss();

  String int8MaxLossHint();

  String int8MaxLossWrong();

  String answerCache();

  String answerCacheHint();

  String answerCacheWrong();

  String saved();

  String deleteTitle();

  String deleteText();

  String deleteConfirm(String slug);

  String deleteWrong();

  String deleteButton();

  String keysIntro();

  String keysEmpty();

  String keyName();

  String keyNameHint();

  String keyNameMissing();

  String scopes();

  String scope(String scope);

  String scopesMissing();

  String models();

  String modelsHint();

  String allModels();

  String expires();

  String expiresHint();

  String expiresWrong();

  String never();

  String created();

  String state();

  String inUse();

  String revoked();

  String expired();

  String createTitle();

  String createButton();

  String newKeyTitle();

  String newKeyText();

  String newKeyTry();

  String yourModel();

  String sampleText();

  String keysBack();

  String revoke();

  String revokeTitle(String name);

  String revokeText();

  String revokeButton();

  String keyRevoked();

  String auditIntro();

  String auditIntact();

  String auditBroken();

  String auditEmpty();

  String at();

  String actor();

  String action();

  String actionName(String action);

  String target();

  String details();
}
