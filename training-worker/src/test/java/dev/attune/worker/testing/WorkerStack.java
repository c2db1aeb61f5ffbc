package dev.attune.worker.testing;

import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/**
 * What every Quarkus test of this module runs on: a worker that takes no jobs by itself, over a
 * database of its own. Found by Quarkus through these annotations.
 */
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "role", value = "worker"))
@QuarkusTestResource(WorkerSettings.class)
final class WorkerStack {
  private WorkerStack() {}
}
