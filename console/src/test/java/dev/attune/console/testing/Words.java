package dev.attune.console.testing;

import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Messages that say their own name and what they were given, for tests without the templates. */
public final class Words {

  private Words() {}

  public static <T> T of(Class<T> bundle) {
    return bundle.cast(
        Proxy.newProxyInstance(
            bundle.getClassLoader(),
            new Class<?>[] {bundle},
            (proxy, method, arguments) ->
                method.getName() + (arguments == null ? "" : Arrays.toString(arguments))));
  }
}
