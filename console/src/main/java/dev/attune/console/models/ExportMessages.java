package dev.attune.console.models;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of a version's way out, and of how far its files answer as it does. */
@MessageBundle("export")
public interface ExportMessages {
  String title();

  String text();

  String none();

  String running();

  String leave();

  String reload();

  String failed();

  String file();

  String written();

  String ask();

  String again();

  String asking();

  String download();

  String deleting();

  String delete();

  String deleteTitle(String model, String version);

  String deleteText(String file, String size);

  String deleteConfirm();

  String cancel();

  String cancelTitle(String model, String version);

  String cancelText();

  String cancelConfirm();

  String keep();

  String adapter();

  String adapterHint();

  String parityTitle();

  String parityText(String examples);

  String parityNone();

  String parityOwn();

  String parityFloats();

  String parityIntegers();

  String parityHeadline();

  String parityChanged();

  String parityChangedHint();

  String parityLargest();

  String parityLargestHint();

  String paritySize();

  String paritySizeHint();
}
