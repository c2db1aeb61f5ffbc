package dev.attune.console.people;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about members. */
@MessageBundle("people")
public interface PeopleMessages {
  String title();

  String intro();

  String email();

  String emailHint();

  String emailWrong();

  String already();

  String role();

  String roleWrong();

  String status();

  String active();

  String invited();

  String since();

  String you();

  String invite();

  String inviteText();

  String inviteButton();

  String change();

  String roleOf(String email);

  String remove();

  String removeTitle(String email);

  String removeText();

  String removeButton();

  String lastOwner();

  String done(String what);
}
