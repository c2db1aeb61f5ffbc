package dev.attune.console.annotation;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about those whose answers came with uploads. */
@MessageBundle("elsewhere")
public interface ElsewhereMessages {
  String title();

  String lead();

  String none();

  String open();

  String name();

  String answers();

  String first();

  String last();

  String change();

  String changeOf(String name);

  String counted(String answers);

  String rename();

  String renameText();

  String newName();

  String unite();

  String uniteHint();

  String forget();

  String forgetText();

  String confirm(String name);

  String confirmWrong();

  String done(String what);
}
