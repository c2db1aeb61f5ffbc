package dev.attune.gateway.idempotency;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks operations whose requests may carry an {@code Idempotency-Key}: a request that comes again
 * gets the answer of the first one, and is not carried out again. Their answers are one entity that
 * Jackson writes.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
