/**
 * The platform API's organisations, people, keys, usage and audit log, as the console reads and
 * writes them.
 */
@NullMarked
package dev.attune.console.platform.tenants;

import org.jspecify.annotations.NullMarked;
