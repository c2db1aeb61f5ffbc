/** What the database tells at once: changed deployments and changed keys. */
@NullMarked
package dev.attune.gateway.notify;

import org.jspecify.annotations.NullMarked;
