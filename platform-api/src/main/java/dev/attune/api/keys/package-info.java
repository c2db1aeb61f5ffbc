/** API keys, with which client apps ask a tenant's models. */
@NullMarked
package dev.attune.api.keys;

import org.jspecify.annotations.NullMarked;
