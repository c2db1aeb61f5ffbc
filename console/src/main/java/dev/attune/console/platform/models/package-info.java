/** The platform API's models, versions and deployments, as the console reads and writes them. */
@NullMarked
package dev.attune.console.platform.models;

import org.jspecify.annotations.NullMarked;
