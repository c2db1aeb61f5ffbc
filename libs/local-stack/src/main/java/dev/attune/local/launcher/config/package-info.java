/** Where things are on this machine: directories, ports, secrets, and what each service is told. */
@NullMarked
package dev.attune.local.launcher.config;

import org.jspecify.annotations.NullMarked;
