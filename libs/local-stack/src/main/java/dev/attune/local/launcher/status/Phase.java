package dev.attune.local.launcher.status;

/** What the platform as a whole is doing. */
public enum Phase {
  STARTING,
  READY,
  STOPPING,
  FAILED
}
