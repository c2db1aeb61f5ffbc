package dev.attune.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Starts the gateway. A signal to stop ends the application first and the JVM afterwards: left to
 * the JVM, ONNX Runtime's own shutdown hook would pull its threads away under the requests that are
 * still being answered, and the process would crash.
 */
@QuarkusMain
public final class Gateway {
  Gateway() {}

  /** Runs until a signal ends it. */
  public static void main(String... args) throws ReflectiveOperationException {
    stopOn("TERM");
    stopOn("INT");
    Quarkus.run(args);
  }

  /** Signals are handled by a class that the compiler does not let one name, yet every JDK has. */
  private static void stopOn(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    var exit =
        MethodHandles.lookup()
            .findStatic(Quarkus.class, "asyncExit", MethodType.methodType(void.class));
    var stop = MethodHandles.dropArguments(exit, 0, signal);
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance(name),
            MethodHandleProxies.asInterfaceInstance(handler, stop));
  }
}
