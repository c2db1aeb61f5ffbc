package dev.attune.evaluation.serving;

import dev.attune.evaluation.Screen;
import dev.attune.text.base.BaseModel;
import java.util.List;

/**
 * What a measurement works with.
 *
 * @param client asks the gateway
 * @param tenants the first {@link World#OTHERS} play particular parts, the rest are the many
 */
record Stage(
    ServeOptions options,
    Screen screen,
    BaseModel base,
    Sentences sentences,
    World world,
    Gateway gateway,
    Client client,
    List<Tenant> tenants) {

  /** The tenant whose single model is measured. */
  Tenant one() {
    return tenants.get(0);
  }

  /** A tenant that asks seldom. */
  Tenant quiet() {
    return tenants.get(1);
  }

  /** A tenant that asks too much. */
  Tenant flooding() {
    return tenants.get(2);
  }

  /** A tenant that switches between versions. */
  Tenant switching() {
    return tenants.get(3);
  }

  /** One tenant each for many models. */
  List<Tenant> many() {
    return tenants.subList(World.OTHERS, tenants.size());
  }
}
