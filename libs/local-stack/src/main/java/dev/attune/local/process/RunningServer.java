package dev.attune.local.process;

/** A server process that answered once and can be stopped. */
public interface RunningServer extends AutoCloseable {
  Process process();

  /** Stops it in an orderly way and returns once the process is gone. */
  @Override
  void close();
}
