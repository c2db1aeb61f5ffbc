package dev.attune.console.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Gives every template of a request its frame and its language. */
@Singleton
public class TemplateDefaults {

  void configure(@Observes EngineBuilder engine) {
    engine.addTemplateInstanceInitializer(TemplateDefaults::frame);
  }

  private static void frame(TemplateInstance template) {
    var container = Arc.container();
    if (container == null || !container.requestContext().isActive()) {
      return;
    }
    var frame = container.instance(CurrentFrame.class).get().get();
    template.data("frame", frame);
    template.setLocale(frame.language().bundle());
  }
}
