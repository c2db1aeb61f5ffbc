package dev.attune.text.task;

/**
 * One answer of a task.
 *
 * @param name unique in its task; empty when the task has no other
 * @param task what is answered
 */
public record Output(String name, OutputTask task) {}
