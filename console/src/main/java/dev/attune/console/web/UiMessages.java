package dev.attune.console.web;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the frame and those that many pages share. */
@MessageBundle("ui")
public interface UiMessages {
  String skipToContent();

  String requestFailed();

  String breadcrumbs();

  String places();

  String menu();

  String overview();

  String datasets();

  String runs();

  String models();

  String people();

  String settings();

  String signIn();

  String signOut();

  String switchOrganisation();

  String language();

  String languageName(String code);

  String theme();

  String themeName(String code);

  String role(String code);

  String roleMeaning(String code);

  String runState(String state);

  String split(String code);

  String checkFields();

  /** Ends a sentence. */
  String fullStop();

  /** A value with its name before it. */
  String labelled(String name, String value);

  /** One of a list, and the next one; without them what stands between the two. */
  String listed(String one, String next);

  /** A part of a sentence, and another one that goes on. */
  String clause(String one, String next);

  /** In brackets. */
  String aside(String what);

  String requestId();

  String atLine(Integer line);

  String create();

  String save();

  String cancel();

  String next();

  String firstPage();

  String showMore();

  String none();

  String dataBehindChart();

  String copy();

  String copied();

  String errorTitle(int status);

  String errorText(int status);

  /** Why a request is refused of which nothing has been read. */
  String refusedUnread(int status);

  String backToStart();

  String signInAgain();

  String waiting();

  String figureName(String name);

  String taskName(String type);
}
