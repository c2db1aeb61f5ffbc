/** What the OpenAPI document says of every operation alike: problems, security, examples. */
@NullMarked
package dev.attune.api.openapi;

import org.jspecify.annotations.NullMarked;
