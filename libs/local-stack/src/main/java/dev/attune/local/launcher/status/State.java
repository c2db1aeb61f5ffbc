package dev.attune.local.launcher.status;

/** What one part is doing. */
public enum State {
  WAITING,
  STARTING,
  READY,
  DOWN
}
